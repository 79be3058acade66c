package io.option150.registry.device;

import io.option150.web.Violation;
import java.util.List;

/**
 * What an import did.
 *
 * @param assigned devices that are new
 * @param moved devices that were at home elsewhere
 * @param unchanged devices that were at home there already
 * @param refused lines that were passed over
 * @param refusedLines the first {@link #MOST_LISTED} of them
 */
record ImportReport(long assigned, long moved, long unchanged, long refused, List<RefusedLine> refusedLines) {

    /** Refused lines that a report lists; all are counted. */
    static final int MOST_LISTED = 10_000;

    ImportReport {
        refusedLines = List.copyOf(refusedLines);
    }

    /**
     * A line that was passed over.
     *
     * @param line number, from 1
     * @param violations the rules that it breaks
     */
    record RefusedLine(long line, List<Violation> violations) {
        RefusedLine {
            violations = List.copyOf(violations);
        }
    }
}
