package io.option150.registry.device;

import io.option150.registry.device.ImportReport.Counts;
import io.option150.registry.device.ImportReport.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of an import's lines so far, and which phones they named. Used by one call, one batch after the other, on
 * one event loop.
 */
final class ImportTally {

    /** Refusals told in full: who has more of them has one mistake many times. */
    private static final int MOST_REFUSALS = 1_000;

    private final boolean preview;
    private final FirstLines firstLines = new FirstLines();
    private final List<Refusal> refusals = new ArrayList<>();
    private Counts counts = Counts.NONE;

    /**
     * A tally of nothing yet.
     *
     * @param preview whether what would become of the lines is told, and nothing stored
     */
    ImportTally(boolean preview) {
        this.preview = preview;
    }

    boolean isPreview() {
        return preview;
    }

    FirstLines firstLines() {
        return firstLines;
    }

    /** Takes note of lines that were decided upon, once what was to be stored of them is committed. */
    void add(ImportPlan plan) {
        counts = counts.plus(plan.counts());
        plan.refusals().stream().limit(MOST_REFUSALS - refusals.size()).forEach(refusals::add);
    }

    Counts counts() {
        return counts;
    }

    ImportReport report() {
        return new ImportReport(counts, refusals);
    }
}
