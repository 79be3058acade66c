package io.option150.registry.discovery.run;

import java.util.List;

/**
 * What became of one source in a run.
 *
 * @param reason why it failed: the step, and what was met there; empty: it did not
 * @param notes what an admin should know though nothing failed
 * @param seconds how long it took so far
 */
public record SourceReport(
        String name,
        RunState state,
        String reason,
        List<String> notes,
        Clusters clusters,
        Devices devices,
        double seconds) {

    public SourceReport {
        notes = List.copyOf(notes);
    }

    /** Records of clusters that were made or changed, and clusters that are stated no more. */
    public record Clusters(long added, long changed, long gone) {

        public static final Clusters NONE = new Clusters(0, 0, 0);
    }

    /**
     * What became of phones.
     *
     * @param stated how many the source has
     * @param added records that were made
     * @param changed devices that were moved
     * @param gone phones that are stated no more, for the first time
     * @param proposed phones that stand at another home than the source states; they are left there
     */
    public record Devices(long stated, long added, long changed, long gone, long proposed) {

        public static final Devices NONE = new Devices(0, 0, 0, 0, 0);
    }

    /** A source that was not asked yet. */
    static SourceReport waiting(String name) {
        return new SourceReport(name, RunState.WAITING, "", List.of(), Clusters.NONE, Devices.NONE, 0);
    }
}
