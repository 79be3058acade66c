package io.option150.registry.fleet;

import io.option150.registry.contract.EdgeBeat;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What copies of the edge told of themselves, minute by minute, for an hour. Held in memory; anew with each start. */
@Singleton
public class EdgeMinutes {

    private static final Duration KEPT = Duration.ofHours(1);

    /** By how much an edge's clock may be ahead of the registry's. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /** Copies of one minute; what more tell is left out. */
    private static final int MOST = 2_000;

    private final TreeMap<Instant, Map<String, Told>> minutes = new TreeMap<>();

    private record Told(int transfers, long behind) {

        Told and(Told other) {
            return new Told(Math.max(transfers, other.transfers), Math.max(behind, other.behind));
        }
    }

    /**
     * A minute.
     *
     * @param minute its beginning
     * @param edges how many copies were heard
     * @param transfers the most that each had open, of all copies together
     * @param behind records of a topic that Kafka held and a copy had not read, the most of any copy
     */
    public record Minute(Instant minute, int edges, long transfers, long behind) {}

    /**
     * Takes a beat, unless it is from before the last hour, or from more than a minute ahead.
     *
     * @param at when it was told, by the edge's clock
     * @param now by the registry's, which alone says what is over
     */
    synchronized void take(EdgeBeat beat, Instant at, Instant now) {
        var first = now.minus(KEPT);
        minutes.headMap(first).clear();
        if (at.isBefore(first) || at.isAfter(now.plus(AHEAD))) {
            return;
        }
        var minute = minutes.computeIfAbsent(at.truncatedTo(ChronoUnit.MINUTES), _ -> new HashMap<>());
        if (minute.size() < MOST || minute.containsKey(beat.edgeId())) {
            long behind = beat.topics().stream()
                    .mapToLong(EdgeBeat.TopicPosition::behind)
                    .max()
                    .orElse(0);
            minute.merge(beat.edgeId(), new Told(beat.transfers(), Math.max(0, behind)), Told::and);
        }
    }

    /** The minutes from this one on in which a copy was heard, the oldest first. */
    public synchronized List<Minute> since(Instant first) {
        return minutes.tailMap(first, true).entrySet().stream()
                .map(minute -> {
                    var told = minute.getValue().values();
                    return new Minute(
                            minute.getKey(),
                            told.size(),
                            told.stream().mapToLong(Told::transfers).sum(),
                            told.stream().mapToLong(Told::behind).max().orElse(0));
                })
                .toList();
    }
}
