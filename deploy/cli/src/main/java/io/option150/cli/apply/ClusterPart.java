package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Out;
import io.option150.cli.output.Progress;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Condition;
import io.option150.cli.server.Json;
import io.option150.cli.server.Server;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clusters. */
final class ClusterPart implements Part {

    private static final String ID = "clusterId";
    private static final String SEQUENCE = "sequence";

    private final Server server;
    private final Out out;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, JsonNode> seen = new HashMap<>();
    private final List<Member> members = new ArrayList<>();

    ClusterPart(Server server, Out out, List<Document> documents) {
        this.server = server;
        this.out = out;
        Map<String, JsonNode> there = new HashMap<>();
        server.all(ApiPath.of("clusters"))
                .forEach(cluster -> there.put(cluster.path(ID).asText(), cluster));
        for (var document : documents) {
            var same = there.get(document.name());
            compare(document, same == null && isOwn(document.spec()) ? own(there.values()) : same);
        }
    }

    private static boolean isOwn(JsonNode cluster) {
        return cluster.path("role").asText().equals("local");
    }

    /** The suite's own cluster, whatever it is called: there is one, which can be renamed and not made. */
    private static @Nullable JsonNode own(Collection<JsonNode> clusters) {
        return clusters.stream().filter(ClusterPart::isOwn).findFirst().orElse(null);
    }

    private void compare(Document document, @Nullable JsonNode there) {
        var id = document.spec().path(ID);
        if (!id.isMissingNode() && !id.asText().equals(document.name())) {
            throw document.wrong("spec.clusterId must be left out, or the same as metadata.name");
        }
        // The local one is there from the start, and cannot be removed.
        if (there == null || !isOwn(there)) {
            members.add(new Member(Kind.CLUSTER, document.name()));
        }
        List<Change.Field> fields = new ArrayList<>();
        boolean isRenamed = false;
        if (there != null && !there.path(ID).asText().equals(document.name())) {
            isRenamed = true;
            fields.add(new Change.Field(ID, there.path(ID), JsonNodeFactory.instance.textNode(document.name())));
        }
        for (var field : document.spec().properties()) {
            var name = field.getKey();
            var to = field.getValue();
            if (to.isNull() && !name.equals("httpPort")) {
                throw document.wrong("spec." + name + " must have a value; leave it out to let it be as it is");
            }
            var from = there == null ? null : there.path(name);
            if (!name.equals(ID) && !name.equals(SEQUENCE) && (from == null || !isSame(name, from, to))) {
                fields.add(new Change.Field(name, from == null || from.isMissingNode() ? null : from, to));
            }
        }
        if (there != null) {
            seen.put(document.name(), there);
        }
        if (there == null || !fields.isEmpty()) {
            var change = new Change(Kind.CLUSTER.word(), document.name(), Change.action(there == null), fields);
            // Before those that name it among their peers.
            changes.add(isRenamed ? 0 : changes.size(), change);
        }
    }

    @Override
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public List<Member> members() {
        return List.copyOf(members);
    }

    @Override
    public List<String> apply() {
        List<String> refusals = new ArrayList<>();
        try (var progress = new Progress(out, "clusters", changes.size())) {
            int done = 0;
            for (var change : changes) {
                try {
                    apply(change);
                } catch (Failure refused) {
                    if (refused.exit() == Exit.UNREACHABLE) {
                        throw refused;
                    }
                    refusals.add("Cluster " + change.name() + ": " + String.join(";", refused.lines()));
                }
                progress.at(++done);
            }
        }
        return refusals;
    }

    private void apply(Change change) {
        ObjectNode fields = Json.object();
        if (change.isNew()) {
            fields.put(ID, change.name()).put("role", "remote");
        }
        change.fields().forEach(field -> fields.set(field.name(), field.to()));
        var there = seen.get(change.name());
        if (there == null) {
            server.call("POST", ApiPath.of("clusters"), fields);
        } else {
            var path = ApiPath.of("clusters", there.path(ID).asText());
            server.call(
                    "PATCH",
                    path,
                    fields,
                    there.has(SEQUENCE) ? Condition.still(there.path(SEQUENCE).asText()) : Condition.NONE);
        }
    }

    private static boolean isSame(String field, JsonNode from, JsonNode to) {
        return from.equals(to)
                || (field.equals("tftpAddresses") && addresses(from).equals(addresses(to)));
    }

    /** An address has many writings; the server answers in one of them. */
    private static List<String> addresses(JsonNode list) {
        List<String> plain = new ArrayList<>();
        for (var address : list) {
            try {
                plain.add(InetAddress.ofLiteral(address.asText()).getHostAddress());
            } catch (IllegalArgumentException none) {
                // The server will say so.
                plain.add(address.asText());
            }
        }
        return plain;
    }
}
