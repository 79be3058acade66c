package io.option150.cli.call;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Progress;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import io.option150.cli.server.Server;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import org.jspecify.annotations.Nullable;

/** Sends many devices at once, and reads the answer while it grows. */
public final class ImportCall {

    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";

    private ImportCall() {}

    /**
     * The server's report of what became of the lines.
     *
     * @param type {@link #CSV} or {@link #NDJSON}
     * @throws Failure if it is refused as a whole, or broke off
     */
    public static JsonNode send(Server server, String type, BodyPublisher body, Progress progress) {
        return send(server, ApiPath.of("devices", "import"), type, body, progress);
    }

    /**
     * The same as a preview, and with a home for lines that name none.
     *
     * @param cluster null: each line has to name one
     */
    public static JsonNode send(
            Server server,
            String type,
            BodyPublisher body,
            @Nullable String cluster,
            boolean dryRun,
            Progress progress) {
        var path = ApiPath.of("devices", "import").with("clusterId", cluster).with("dryRun", dryRun ? "true" : null);
        return send(server, path, type, body, progress);
    }

    private static JsonNode send(Server server, ApiPath path, String type, BodyPublisher body, Progress progress) {
        var report = Json.object();
        try (var answer = server.stream("POST", path, type, body);
                var parser = Json.MAPPER.getFactory().createParser(answer)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && field.equals("progress")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode step = parser.readValueAsTree();
                        progress.at(step.path("lines").asLong());
                    }
                } else {
                    report.set(field, parser.<JsonNode>readValueAsTree());
                }
            }
        } catch (IOException e) {
            throw Failure.unreachable("the import broke off (" + e.getMessage()
                    + "); send it again as a whole: what is stored counts as unchanged");
        }
        var problem = report.path("problem");
        if (!problem.isMissingNode()) {
            throw Failure.refused(problem.path("detail").asText("the import broke off; send it again as a whole"));
        }
        return report;
    }
}
