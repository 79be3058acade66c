package io.option150.registry.discovery.run;

import io.option150.registry.cluster.DiscoveredClusters.Outcome;
import io.option150.registry.discovery.source.Telling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What becomes of one source in a run, while it goes on. */
final class SourceWork implements Telling {

    /** Notes told in full: who has more of them has one mistake many times. */
    private static final int MOST_NOTES = 100;

    private final String name;
    private final Set<String> notes = new LinkedHashSet<>();
    private RunState state = RunState.WAITING;
    private String reason = "";
    private SourceReport.Clusters clusters = SourceReport.Clusters.NONE;
    private SourceReport.Devices devices = SourceReport.Devices.NONE;
    private long begun;
    private long ended;

    SourceWork(String name) {
        this.name = name;
    }

    synchronized void begin() {
        state = RunState.RUNNING;
        begun = System.nanoTime();
    }

    /**
     * Ends it, unless it has ended.
     *
     * @param why it failed; empty: it did not
     * @return whether it had not ended
     */
    synchronized boolean end(String why) {
        if (ended != 0) {
            return false;
        }
        state = why.isEmpty() ? RunState.DONE : RunState.FAILED;
        reason = why;
        ended = System.nanoTime();
        begun = begun == 0 ? ended : begun;
        return true;
    }

    /** Whether it goes on, and has for longer than this. */
    synchronized boolean isLate(Duration patience) {
        return begun != 0 && ended == 0 && System.nanoTime() - begun > patience.toNanos();
    }

    synchronized boolean hasFailed() {
        return state == RunState.FAILED;
    }

    synchronized SourceReport report() {
        long till = ended == 0 ? System.nanoTime() : ended;
        double seconds = begun == 0 ? 0 : Duration.ofNanos(till - begun).toMillis() / 1_000.0;
        return new SourceReport(name, state, reason, new ArrayList<>(notes), clusters, devices, seconds);
    }

    @Override
    public synchronized void note(String text) {
        if (notes.size() < MOST_NOTES) {
            notes.add(text);
        }
    }

    @Override
    public synchronized void cluster(Outcome outcome) {
        clusters = new SourceReport.Clusters(
                clusters.added() + (outcome == Outcome.ADDED ? 1 : 0),
                clusters.changed() + (outcome == Outcome.CHANGED ? 1 : 0),
                clusters.gone());
    }

    @Override
    public synchronized void clustersGone(int count) {
        clusters = new SourceReport.Clusters(clusters.added(), clusters.changed(), clusters.gone() + count);
    }

    @Override
    public synchronized void phones(int stated, long added, long moved, long gone, long proposed) {
        devices = new SourceReport.Devices(
                devices.stated() + stated,
                devices.added() + added,
                devices.changed() + moved,
                devices.gone() + gone,
                devices.proposed() + proposed);
    }

    @Override
    public void readAnew() {
        // All is being read.
    }

    static List<SourceReport> reports(List<SourceWork> works) {
        return works.stream().map(SourceWork::report).toList();
    }
}
