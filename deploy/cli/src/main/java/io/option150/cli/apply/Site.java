package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Documents;
import io.option150.cli.output.Out;
import io.option150.cli.output.Progress;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import io.option150.cli.server.Server;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A folder of documents that describe what a suite has. */
final class Site {

    private static final String FILES = "files";

    private final Server server;
    private final Path folder;

    Site(Server server, Path folder) throws IOException {
        this.server = server;
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /** {@code clusters.yaml}. */
    int clusters() throws IOException {
        List<ObjectNode> documents = new ArrayList<>();
        for (var cluster : server.all(ApiPath.of("clusters"))) {
            ObjectNode spec = cluster.deepCopy();
            spec.remove(List.of("clusterId", "sequence"));
            documents.add(document(Kind.CLUSTER, cluster.path("clusterId").asText(), spec));
        }
        write("clusters.yaml", documents);
        return documents.size();
    }

    /** {@code devices.yaml} and, beside it, {@code devices.csv}. */
    int devices() throws IOException {
        var lines = new StringBuilder("name,clusterId\n");
        var devices = server.all(ApiPath.of("devices"));
        for (JsonNode device : devices) {
            // Neither has a comma or a quote.
            lines.append(device.path("name").asText())
                    .append(',')
                    .append(device.path("clusterId").asText())
                    .append('\n');
        }
        Files.writeString(folder.resolve("devices.csv"), lines);
        write(
                "devices.yaml",
                List.of(document(Kind.DEVICE_LIST, "devices", Json.object().put("source", "devices.csv"))));
        return devices.size();
    }

    /** {@code profiles.yaml} and the like; those that lists leave something out of are asked for one by one. Secrets are the stars that are told for them. */
    int records(Kind kind) throws IOException {
        List<ObjectNode> documents = new ArrayList<>();
        var path = RecordPart.path(kind);
        for (var listed : server.all(ApiPath.of(path))) {
            var name = listed.path(RecordPart.key(kind)).asText();
            // One that was removed meanwhile is left out.
            var record = kind == Kind.TEMPLATE || kind == Kind.COMMON_FILE
                    ? server.find(ApiPath.of(path, name)).orElse(null)
                    : listed;
            if (record == null) {
                continue;
            }
            ObjectNode spec = record.deepCopy();
            spec.remove(RecordPart.TOLD);
            spec.properties()
                    .removeIf(it ->
                            it.getValue().isEmpty() && it.getValue().asText().isEmpty());
            documents.add(document(kind, name, spec));
        }
        write(path + ".yaml", documents);
        return documents.size();
    }

    /** {@code discovery-sources.yaml}; without passwords, which nobody is told. */
    int sources() throws IOException {
        List<ObjectNode> documents = new ArrayList<>();
        for (var source : server.all(ApiPath.of("discovery", "sources"))) {
            ObjectNode spec = source.deepCopy();
            spec.remove(DiscoverySourcePart.TOLD);
            spec.properties().removeIf(it -> it.getValue().asText().isEmpty());
            documents.add(document(Kind.DISCOVERY_SOURCE, source.path("name").asText(), spec));
        }
        write("discovery-sources.yaml", documents);
        return documents.size();
    }

    /** {@code trust-mode.yaml}. */
    void trustMode() throws IOException {
        if (server.get(ApiPath.of("trust-lists", "mode")) instanceof ObjectNode mode) {
            mode.remove("version");
            write("trust-mode.yaml", List.of(document(Kind.TRUST_MODE, "local", mode)));
        }
    }

    /** {@code files.yaml} and, in a folder beside it, the files. */
    int files(Out out) throws IOException {
        List<ObjectNode> documents = new ArrayList<>();
        // Those that are made of records come of themselves where the records are.
        var everything = server.all(ApiPath.of(FILES));
        var all = everything.stream()
                .filter(file -> !file.path("form").asText().equals("rendered"))
                .toList();
        if (all.size() < everything.size()) {
            out.note("%d files made of records are left out: those records make them anew"
                    .formatted(everything.size() - all.size()));
        }
        try (var progress = new Progress(out, FILES, all.size())) {
            for (var file : all) {
                var path = file.path("path").asText();
                fetch(path);
                var spec = Json.object().put("source", FILES + "/" + path);
                if (file.path("forced").asBoolean()) {
                    spec.put("forced", true);
                }
                documents.add(document(Kind.FILE, path, spec));
                progress.at(documents.size());
            }
        }
        write("files.yaml", documents);
        return documents.size();
    }

    private void fetch(String path) throws IOException {
        var root = folder.resolve(FILES).normalize();
        var target = root.resolve(path).normalize();
        if (!target.startsWith(root) || target.equals(root)) {
            throw Failure.refused("the file " + path + " would be written outside of " + root + "; nothing was");
        }
        Files.createDirectories(target.resolveSibling("."));
        var url = ApiPath.of(FILES).below(path);
        try (var bytes = server.stream(
                "GET", path.endsWith("/versions") ? url.with("literal", true) : url, null, BodyPublishers.noBody())) {
            Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void write(String name, List<ObjectNode> documents) throws IOException {
        var text = new StringBuilder();
        for (var document : documents) {
            text.append("---\n").append(Documents.yaml(document));
        }
        Files.writeString(folder.resolve(name), text);
    }

    private static ObjectNode document(Kind kind, String name, JsonNode spec) {
        var document = Json.object().put("apiVersion", Document.VERSION).put("kind", kind.word());
        document.putObject("metadata").put("name", name);
        document.set("spec", spec);
        return document;
    }
}
