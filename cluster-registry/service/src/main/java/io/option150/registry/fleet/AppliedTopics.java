package io.option150.registry.fleet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

/** How far the copies of the edge have applied topics. */
@Singleton
public class AppliedTopics {

    /** One that starts is asked by no phone before it knows all files: it holds up nobody. */
    private static final Set<String> LEFT_OUT = Set.of("starting", "stopped");

    private final Edges edges;

    AppliedTopics(Edges edges) {
        this.edges = edges;
    }

    /**
     * The sequence of a topic that all copies have applied which are heard, and neither start nor are
     * stopped.
     *
     * @return empty: there is none such, so nothing is known
     */
    public OptionalLong byAll(String topic) {
        return edges.all(Instant.now()).stream()
                .filter(edge -> edge.silentSince() == null && !LEFT_OUT.contains(edge.state()))
                .mapToLong(edge -> edge.topics().stream()
                        .filter(lag -> lag.topic().equals(topic))
                        .mapToLong(EdgeView.TopicLag::sequence)
                        .findFirst()
                        .orElse(0))
                .min();
    }
}
