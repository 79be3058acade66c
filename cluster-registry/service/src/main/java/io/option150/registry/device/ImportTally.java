package io.option150.registry.device;

import io.option150.registry.device.ImportReport.Refusal;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the lines of one import and keeps what is wrong with them. Used by one call, one step after the other. */
final class ImportTally {

    /** Refusals told in full: who has more of them has one mistake many times. */
    private static final int MOST_REFUSALS = 1_000;

    private final Map<String, Long> firstLines = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private long lines;
    private long assigned;
    private long moved;
    private long unchanged;
    private long refused;

    /** Takes note of a line and answers whether it may be stored: it is good, and the first of its device. */
    boolean admit(ImportLine line) {
        lines++;
        if (!line.isGood()) {
            refuse(line, line.form().violations());
            return false;
        }
        var name = line.form().name();
        var first = firstLines.putIfAbsent(name.key(), line.number());
        if (first != null) {
            refuse(
                    line,
                    List.of(new Violation(
                            "name", "must stand once in an import; line " + first + " has it", name.text())));
            return false;
        }
        return true;
    }

    void refuse(ImportLine line, List<Violation> violations) {
        refused++;
        if (refusals.size() < MOST_REFUSALS) {
            refusals.add(new Refusal(line.number(), line.text(), violations));
        }
    }

    void stored(long newOnes, long movedOnes, long sameOnes) {
        assigned += newOnes;
        moved += movedOnes;
        unchanged += sameOnes;
    }

    /** Lines stored so far. */
    long stored() {
        return assigned + moved + unchanged;
    }

    ImportReport report() {
        return new ImportReport(lines, assigned, moved, unchanged, refused, refusals);
    }
}
