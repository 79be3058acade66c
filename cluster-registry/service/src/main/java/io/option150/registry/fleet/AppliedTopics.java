package io.option150.registry.fleet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.OptionalLong;

/** How far the copies of the edge have applied topics. */
@Singleton
public class AppliedTopics {

    private static final String STOPPED = "stopped";

    private final Edges edges;

    AppliedTopics(Edges edges) {
        this.edges = edges;
    }

    /**
     * The sequence of a topic that all copies have applied which are heard and not stopped.
     *
     * @return empty: none is heard
     */
    public OptionalLong byAll(String topic) {
        return edges.all(Instant.now()).stream()
                .filter(edge -> edge.silentSince() == null && !edge.state().equals(STOPPED))
                .mapToLong(edge -> edge.topics().stream()
                        .filter(lag -> lag.topic().equals(topic))
                        .mapToLong(EdgeView.TopicLag::sequence)
                        .findFirst()
                        .orElse(0))
                .min();
    }
}
