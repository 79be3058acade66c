package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.output.Format;
import io.option150.cli.output.Out;
import io.option150.cli.output.Table;
import java.util.List;

/** A phone as people read it: what is wrong and what to do before all that it asked. */
final class PhoneStory {

    private static final String FINDINGS = "findings";
    private static final String REQUESTS = "requests";
    private static final Table TABLE = Table.of(
            "time", "edge", "front", "name", "outcome", "source", "cluster", "bytes", "durationMillis", "detail");

    private final Out out;

    PhoneStory(Out out) {
        this.out = out;
    }

    void show(JsonNode phone) {
        if (out.format() != Format.table || !phone.isObject()) {
            out.one(phone);
            return;
        }
        ObjectNode rest = phone.deepCopy();
        out.one(rest.without(List.of(FINDINGS, REQUESTS)));
        for (var finding : phone.path(FINDINGS)) {
            out.done("");
            out.done(finding.path("id").asText() + ", since "
                    + finding.path("since").asText());
            out.done("  " + finding.path("reason").asText());
            if (!finding.path("nextStep").asText().isEmpty()) {
                out.done("  Next: " + finding.path("nextStep").asText());
            }
        }
        if (!phone.path(REQUESTS).isEmpty()) {
            out.part(REQUESTS, phone.path(REQUESTS), TABLE);
        }
    }
}
