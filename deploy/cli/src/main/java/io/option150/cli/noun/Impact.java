package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.output.Format;

/** What a change of a profile, a group or a template would do to phones, for people. */
final class Impact {

    private Impact() {}

    static int show(Call call, JsonNode impact) {
        if (call.out().format() == Format.table) {
            table(call, impact);
        } else {
            call.out().one(impact);
        }
        return impact.path("refused").asLong() > 0 ? Exit.REFUSED : Exit.DONE;
    }

    private static void table(Call call, JsonNode impact) {
        var out = call.out();
        out.done("%s phones inherit from it%s"
                .formatted(
                        impact.path("phones").asText(),
                        impact.path("complete").asBoolean()
                                ? ""
                                : "; " + impact.path("looked").asText() + " of them were looked at"));
        out.done("%s would have other files, %s the same, %s keep what was put by hand, %s would be refused"
                .formatted(
                        impact.path("changed").asText(),
                        impact.path("unchanged").asText(),
                        impact.path("byHand").asText(),
                        impact.path("refused").asText()));
        if (impact.path("commonFiles").asLong() > 0) {
            out.done("%s common files name it and would be made anew; these were not looked at"
                    .formatted(impact.path("commonFiles").asText()));
        }
        for (var refusal : impact.path("refusals")) {
            out.done("%s phones, such as %s: %s: %s"
                    .formatted(
                            refusal.path("phones").asText(),
                            refusal.path("example").asText(),
                            refusal.path("rule").asText(),
                            refusal.path("why").asText()));
        }
        for (var example : impact.path("examples")) {
            var diff = example.path("diff").asText();
            if (diff.isEmpty()) {
                out.done("# " + example.path("device").asText() + ": secrets alone are different");
            } else {
                diff.lines().forEach(out::done);
            }
        }
    }
}
