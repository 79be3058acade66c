package io.option150.cli.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.option150.cli.call.ImportCall;
import io.option150.cli.output.Out;
import io.option150.cli.output.Progress;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import io.option150.cli.server.Server;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Devices, one by one or in lists. They are compared page by page, and what differs goes in one import: a hundred thousand of them
 * take a hundred calls.
 */
final class DevicePart implements Part {

    /** So few are asked for one by one. */
    private static final int FEW = 20;

    private static final String CLUSTER = "clusterId";

    private record Wanted(String name, String cluster, Document by) {}

    private final Server server;
    private final Out out;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    DevicePart(Server server, Out out, List<Document> documents) throws IOException {
        this.server = server;
        this.out = out;
        for (var document : documents) {
            read(document);
        }
        compare();
    }

    private void read(Document document) throws IOException {
        if (document.kind() == Kind.DEVICE) {
            document.onlyHas(CLUSTER);
            want(document, document.name(), document.required(CLUSTER));
            return;
        }
        document.onlyHas("source", CLUSTER);
        var home = document.spec().has(CLUSTER) ? document.required(CLUSTER) : null;
        var source = document.folder().resolve(document.required("source"));
        DeviceListFile.read(document, source, home, (name, cluster) -> want(document, name, cluster));
    }

    private void want(Document document, String text, String cluster) {
        var name = DeviceNames.of(text);
        var earlier = wanted.put(DeviceNames.key(name), new Wanted(name, cluster, document));
        if (earlier != null && !earlier.cluster().equals(cluster)) {
            throw document.wrong("device " + name + " has two homes: " + earlier.cluster() + " ("
                    + earlier.by().where() + ") and " + cluster);
        }
    }

    private void compare() {
        var there = there();
        wanted.forEach((key, device) -> {
            var from = there.get(key);
            if (!device.cluster().equals(from)) {
                var field = new Change.Field(
                        CLUSTER,
                        from == null ? null : JsonNodeFactory.instance.textNode(from),
                        JsonNodeFactory.instance.textNode(device.cluster()));
                changes.add(new Change(Kind.DEVICE.word(), device.name(), Change.action(from == null), List.of(field)));
            }
        });
    }

    /** The homes of those that are there. */
    private Map<String, String> there() {
        Map<String, String> there = new HashMap<>();
        if (wanted.size() <= FEW) {
            wanted.forEach((key, device) -> server.find(ApiPath.of("devices", device.name()))
                    .ifPresent(found -> there.put(key, found.path(CLUSTER).asText())));
        } else {
            for (var device : server.all(ApiPath.of("devices"))) {
                there.put(
                        DeviceNames.key(device.path("name").asText()),
                        device.path(CLUSTER).asText());
            }
        }
        return there;
    }

    @Override
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public List<Member> members() {
        return wanted.values().stream()
                .map(device -> new Member(Kind.DEVICE, device.name()))
                .toList();
    }

    @Override
    public List<String> apply() {
        if (changes.isEmpty()) {
            return List.of();
        }
        var lines = new StringBuilder();
        for (var change : changes) {
            var line = Json.object().put("name", change.name());
            line.set(CLUSTER, change.fields().getFirst().to());
            lines.append(Json.write(line)).append('\n');
        }
        List<String> refusals = new ArrayList<>();
        try (var progress = new Progress(out, "devices", changes.size())) {
            var report =
                    ImportCall.send(server, ImportCall.NDJSON, BodyPublishers.ofString(lines.toString()), progress);
            for (var refusal : report.path("refusals")) {
                var device = changes.get(refusal.path("line").asInt() - 1);
                for (var violation : refusal.path("violations")) {
                    refusals.add("Device " + device.name() + ": "
                            + violation.path("field").asText() + " "
                            + violation.path("rule").asText() + "; got: "
                            + violation.path("value").asText());
                }
            }
            long untold =
                    report.path("refused").asLong() - report.path("refusals").size();
            if (untold > 0) {
                refusals.add("and " + untold + " more devices");
            }
        }
        return refusals;
    }
}
