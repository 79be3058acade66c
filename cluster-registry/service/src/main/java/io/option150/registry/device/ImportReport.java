package io.option150.registry.device;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.option150.web.Violation;
import java.util.List;

/**
 * What became of an import's lines.
 *
 * @param counts of all lines
 * @param refusals the first of those that were refused, each with every rule it breaks, in the order of their lines
 */
record ImportReport(@JsonUnwrapped Counts counts, List<Refusal> refusals) {

    /**
     * How many lines met which end; {@code lines} is the sum of all others.
     *
     * @param lines how many held a device, or should have
     * @param assigned new devices
     * @param moved devices that were at another home
     * @param unchanged devices that were at that home already
     * @param refused lines of which nothing was stored
     */
    record Counts(long lines, long assigned, long moved, long unchanged, long refused) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** Lines of which something is stored. */
        long stored() {
            return assigned + moved + unchanged;
        }

        Counts plus(Counts more) {
            return new Counts(
                    lines + more.lines,
                    assigned + more.assigned,
                    moved + more.moved,
                    unchanged + more.unchanged,
                    refused + more.refused);
        }
    }

    /**
     * A line that was refused.
     *
     * @param line its number, counted from 1
     * @param text as it came, cut to a sane length
     */
    record Refusal(int line, String text, List<Violation> violations) {

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
