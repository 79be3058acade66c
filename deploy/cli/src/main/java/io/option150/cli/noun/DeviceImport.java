package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.call.ImportCall;
import io.option150.cli.call.Source;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Format;
import io.option150.cli.output.Progress;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code device import}. */
final class DeviceImport {

    private final Call call;

    DeviceImport(Call call) {
        this.call = call;
    }

    int run(String file, @Nullable String format, @Nullable String cluster, boolean dryRun) throws IOException {
        var source = Source.of(call, file);
        var type = type(file, format);
        JsonNode report;
        try (var progress = new Progress(call.out(), "lines", source.lines())) {
            report = ImportCall.send(call.server(), type, source.body(), cluster, dryRun, progress);
        }
        tell(report, dryRun);
        return report.path("refused").asLong() == 0 ? Exit.DONE : Exit.REFUSED;
    }

    private void tell(JsonNode report, boolean dryRun) {
        var out = call.out();
        if (out.format() != Format.table) {
            out.one(report);
            return;
        }
        for (var refusal : report.path("refusals")) {
            for (var violation : refusal.path("violations")) {
                out.note("line " + refusal.path("line").asText() + ": "
                        + violation.path("field").asText() + " "
                        + violation.path("rule").asText() + "; the line: "
                        + refusal.path("text").asText());
            }
        }
        long refused = report.path("refused").asLong();
        long untold = refused - report.path("refusals").size();
        if (untold > 0) {
            out.note("and " + untold + " more refused lines");
        }
        out.done("%d lines%s: %d assigned, %d moved, %d unchanged, %d refused"
                .formatted(
                        report.path("lines").asLong(),
                        dryRun ? ", nothing stored; they would be" : "",
                        report.path("assigned").asLong(),
                        report.path("moved").asLong(),
                        report.path("unchanged").asLong(),
                        refused));
    }

    private static String type(String file, @Nullable String format) {
        var name = file.toLowerCase(Locale.ROOT);
        var wanted = format != null ? format : name.endsWith(".ndjson") || name.endsWith(".jsonl") ? "ndjson" : "csv";
        return switch (wanted) {
            case "csv" -> ImportCall.CSV;
            case "ndjson" -> ImportCall.NDJSON;
            default -> throw Failure.wrongUse("--format must be csv or ndjson, not " + wanted);
        };
    }
}
