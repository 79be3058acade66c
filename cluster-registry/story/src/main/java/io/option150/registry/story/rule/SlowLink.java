package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * S21: stop-and-wait times distance. The newest run of large files by TFTP ended, but each round trip took long, or packets had
 * to be repeated. A window makes round trips look shorter than they are; a file that came from a remote cluster meanwhile
 * says nothing of the way to the phone, but for its repeats.
 */
final class SlowLink implements Rule {

    static final Duration SLOW_ROUND_TRIP = Duration.ofMillis(100);

    static final int MOST_REPEATS_PERCENT = 2;

    /** Fewer blocks prove nothing: one lost packet in 40 would be 2.5 %. */
    static final long FEWEST_BLOCKS = 100;

    /** A run is told of until the next one, but no longer than a day. */
    private static final Duration KEPT = Duration.ofHours(24);

    /** Images of one run follow each other in seconds. */
    private static final Duration BETWEEN_RUNS = Duration.ofMinutes(10);

    @Override
    public Optional<Finding> look(Reading reading) {
        List<Asked> run = newestRun(reading.recent(KEPT));
        List<Asked> timed = run.stream()
                .filter(it -> !it.request().source().equals("remote"))
                .toList();
        long blocks = blocks(run);
        long repeats = run.stream().mapToLong(it -> it.request().retransmits()).sum();
        long roundTrip = timed.isEmpty()
                ? 0
                : timed.stream().mapToLong(it -> it.request().durationMillis()).sum() / blocks(timed);
        boolean slow = roundTrip >= SLOW_ROUND_TRIP.toMillis();
        boolean lossy = repeats * 100 > blocks * MOST_REPEATS_PERCENT;
        return slow || lossy
                ? Rule.found(
                        FindingKind.SLOW_LINK,
                        slow ? "" : "repeats",
                        run,
                        Map.of(
                                "device", reading.name(),
                                "address", reading.story().address(),
                                "milliseconds", String.valueOf(roundTrip),
                                "percent", String.valueOf(repeats * 100 / Math.max(blocks, 1)),
                                "blksize",
                                        String.valueOf(run.getLast().request().blockSize())))
                : Optional.empty();
    }

    private static List<Asked> newestRun(List<Asked> asked) {
        List<Asked> run = new ArrayList<>();
        for (Asked it : asked) {
            if (it.isTftp() && it.isWhole() && blocks(it) >= FEWEST_BLOCKS) {
                if (!run.isEmpty()
                        && Duration.between(run.getLast().end(), it.time()).compareTo(BETWEEN_RUNS) > 0) {
                    run.clear();
                }
                run.add(it);
            }
        }
        return run;
    }

    private static long blocks(List<Asked> run) {
        return run.stream().mapToLong(SlowLink::blocks).sum();
    }

    private static long blocks(Asked it) {
        return it.request().blockSize() <= 0
                ? 0
                : it.request().bytes() / it.request().blockSize() + 1;
    }
}
