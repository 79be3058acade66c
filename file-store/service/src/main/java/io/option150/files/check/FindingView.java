package io.option150.files.check;

import io.option150.config.check.Finding;
import java.util.List;
import java.util.Locale;

/**
 * A finding as answers have it.
 *
 * @param level error, warning or hint
 * @param line from 1
 * @param column from 1
 * @param rule its stable id; {@code docs/device-configs.md} lists them
 * @param value what stands there, shortened; never a secret
 * @param why what a phone makes of it
 */
public record FindingView(String level, int line, int column, String rule, String value, String why) {

    /** All of them, in their order. */
    public static List<FindingView> of(List<Finding> findings) {
        return findings.stream().map(FindingView::of).toList();
    }

    private static FindingView of(Finding finding) {
        return new FindingView(
                finding.level().name().toLowerCase(Locale.ROOT),
                finding.place().line(),
                finding.place().column(),
                finding.rule().id(),
                finding.value(),
                finding.why());
    }
}
