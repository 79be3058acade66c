package io.option150.registry.fleet;

import io.option150.events.Version;
import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.EdgeBeat.TopicPosition;
import io.option150.registry.fleet.EdgeView.TopicLag;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All copies of the edge that were heard within a day. */
@Singleton
public class Edges {

    /** Three beats: one may be late, and one may be lost. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(Edges.class);

    static final Duration GONE_AFTER = Duration.ofHours(24);

    private static final Comparator<TopicPosition> BY_AGE =
            Comparator.comparingLong(TopicPosition::epoch).thenComparingLong(TopicPosition::sequence);

    private record Heard(
            Version version,
            EdgeBeat beat,
            Instant at,
            @Nullable Heard namesake) {

        Heard(Version version, EdgeBeat beat, Instant at) {
            this(version, beat, at, null);
        }

        Heard beside(@Nullable Heard other) {
            return new Heard(version, beat, at, other == null ? null : new Heard(other.version, other.beat, other.at));
        }

        /**
         * Whether this beat is of another copy than the one before it. One that was started anew was started later; the one that was
         * started earlier, and is heard from another address after it, lives as well.
         */
        boolean isOfAnotherCopyThan(Heard before) {
            return !beat.addresses().api().equals(before.beat.addresses().api())
                    && beat.started().isBefore(before.beat.started());
        }
    }

    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    /**
     * Takes a beat, if it is newer than the last one of this copy, or that one is silent: a host's clock may have been set back
     * before the copy was started anew.
     */
    void take(Version version, EdgeBeat beat, Instant at) {
        heard.merge(beat.edgeId(), new Heard(version, beat, at), Edges::newer);
    }

    private static Heard newer(Heard before, Heard now) {
        if (isSilent(before, now.at())) {
            return now;
        }
        if (!now.version().isNewerThan(before.version())) {
            return before;
        }
        var addresses = now.beat().addresses();
        if (now.isOfAnotherCopyThan(before)) {
            if (before.namesake() == null) {
                LOG.warnf(
                        "Two copies of the edge tell of themselves as %s, at %s and at %s: give each an option150.fleet.edge-id of its own",
                        now.beat().edgeId(),
                        addresses.api(),
                        before.beat().addresses().api());
            }
            return now.beside(before);
        }
        var known = before.namesake();
        if (known == null || isSilent(known, now.at())) {
            return now;
        }
        return now.beside(known.beat().addresses().api().equals(addresses.api()) ? before : known);
    }

    /** Forgets a copy. */
    void remove(String edgeId) {
        heard.remove(edgeId);
    }

    /** How many copies are heard. */
    long audible(Instant now) {
        return heard.values().stream().filter(edge -> !isSilent(edge, now)).count();
    }

    /** How many are silent, and were heard within a day. */
    long silent(Instant now) {
        return all(now).size() - audible(now);
    }

    /** Those that were heard within a day, by their names; older ones are forgotten. */
    List<EdgeView> all(Instant now) {
        heard.values().removeIf(edge -> edge.at().isBefore(now.minus(GONE_AFTER)));
        var newest = newest();
        return heard.values().stream()
                .map(edge -> view(edge, newest, now))
                .sorted(Comparator.comparing(EdgeView::edgeId))
                .toList();
    }

    /** One of them. */
    Optional<EdgeView> find(String edgeId, Instant now) {
        return all(now).stream().filter(edge -> edge.edgeId().equals(edgeId)).findFirst();
    }

    /** What there is to tell of them at once: the same again, as long as they only beat. */
    public Set<EdgeMark> marks(Instant now) {
        return all(now).stream().map(EdgeMark::of).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, TopicPosition> newest() {
        var newest = new HashMap<String, TopicPosition>();
        for (var edge : heard.values()) {
            for (var topic : edge.beat().topics()) {
                newest.merge(topic.topic(), topic, (one, other) -> BY_AGE.compare(one, other) < 0 ? other : one);
            }
        }
        return newest;
    }

    private static EdgeView view(Heard edge, Map<String, TopicPosition> newest, Instant now) {
        var beat = edge.beat();
        return new EdgeView(
                beat.edgeId(),
                beat.version(),
                beat.started(),
                beat.state(),
                beat.addresses(),
                beat.transfers(),
                edge.at(),
                isSilent(edge, now) ? edge.at() : null,
                beat.topics().stream()
                        .map(topic -> lag(topic, newest.getOrDefault(topic.topic(), topic)))
                        .toList(),
                beat.desired(),
                beat.restart(),
                beat.steps(),
                edge.namesake() == null || isSilent(edge.namesake(), now)
                        ? List.of()
                        : edge.namesake().beat().addresses().api());
    }

    private static TopicLag lag(TopicPosition own, TopicPosition newest) {
        return new TopicLag(own.topic(), own.epoch(), own.sequence(), newest.epoch(), newest.sequence(), own.behind());
    }

    private static boolean isSilent(Heard edge, Instant now) {
        return edge.at().isBefore(now.minus(SILENT_AFTER));
    }
}
