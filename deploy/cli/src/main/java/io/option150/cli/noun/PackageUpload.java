package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.call.Source;
import io.option150.cli.failure.Exit;
import io.option150.cli.output.Format;
import io.option150.cli.output.Progress;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a package, and tells what became of it. */
final class PackageUpload {

    private static final Table TABLE = Table.of("path", "outcome", "size", "version");

    private final Call call;

    PackageUpload(Call call) {
        this.call = call;
    }

    int send(Source source, @Nullable String folder, boolean force) throws IOException {
        JsonNode report;
        try (var progress = new Progress(call.out(), "bytes", source.size().orElse(0));
                var answer = call.server().stream(
                        "POST",
                        ApiPath.of("packages").with("into", folder).with("force", force ? "true" : null),
                        "application/octet-stream",
                        source.body(progress))) {
            report = Json.MAPPER.readTree(answer);
        }
        if (call.out().format() != Format.table) {
            return call.show(report);
        }
        call.out().list(report, report.path("files"), TABLE);
        for (var load : report.path("firmware")) {
            call.out().note(firmware(load));
        }
        for (var load : report.path("defaultLoads")) {
            call.out()
                    .note("default load of %s: %s (%s)"
                            .formatted(
                                    load.path("model").asText().isEmpty()
                                            ? "model " + load.path("number").asText()
                                            : load.path("model").asText(),
                                    load.path("load").asText(),
                                    load.path("protocol").asText()));
        }
        for (var left : report.path("leftOut")) {
            call.out()
                    .note("left out: " + left.path("name").asText() + ": "
                            + left.path("why").asText());
        }
        for (var file : report.path("findings")) {
            for (var finding : file.path("findings")) {
                call.out()
                        .note("%s:%s:%s: %s: %s"
                                .formatted(
                                        file.path("path").asText(),
                                        finding.path("line").asText(),
                                        finding.path("column").asText(),
                                        finding.path("level").asText(),
                                        finding.path("why").asText()));
            }
        }
        call.out()
                .done("%s new, %s replaced, %s unchanged"
                        .formatted(
                                report.path("created").asText(),
                                report.path("replaced").asText(),
                                report.path("unchanged").asText()));
        return Exit.DONE;
    }

    private static String firmware(JsonNode load) {
        var models = String.join(", ", texts(load.path("models")));
        var text = "load " + load.path("load").asText() + (models.isEmpty() ? "" : " for " + models);
        if (load.path("complete").asBoolean()) {
            return text + ": complete";
        }
        var missing = texts(load.path("missing"));
        return text + ": NOT complete" + (missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
