package io.option150.registry.device;

import io.option150.web.Violation;
import java.util.List;

/**
 * What became of an import's lines.
 *
 * @param lines how many held a device
 * @param assigned new devices
 * @param moved devices that were at another home
 * @param unchanged devices that were at that home already
 * @param refused lines of which nothing was stored
 * @param refusals the first of these, each with every rule it breaks
 */
record ImportReport(long lines, long assigned, long moved, long unchanged, long refused, List<Refusal> refusals) {

    /**
     * A line that was refused.
     *
     * @param line its number, counted from 1
     * @param text as it came, cut to a sane length
     */
    record Refusal(long line, String text, List<Violation> violations) {

        private static final int MAX_TEXT = 200;

        Refusal {
            text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
            violations = List.copyOf(violations);
        }
    }

    ImportReport {
        refusals = List.copyOf(refusals);
    }
}
