package io.option150.registry.fleet;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Where the copies of the edge answer, by their ids, for whoever passes calls on to them. */
@Singleton
class EdgeAddresses {

    /** Who has been silent for longer is no longer missed. */
    static final Duration MISSED_FOR = Duration.ofMinutes(1);

    private final Edges edges;

    EdgeAddresses(Edges edges) {
        this.edges = edges;
    }

    /** As plain as can be: those who pass calls on need know nothing of the fleet. */
    @Produces
    @Singleton
    @Identifier("edge-addresses")
    Supplier<Map<String, String>> current() {
        var clock = InstantSource.system();
        return () -> at(clock.instant());
    }

    /** Those that were heard of late; when none was, as while Kafka is away, those that were heard within a day. */
    Map<String, String> at(Instant now) {
        var all = edges.all(now).stream()
                .filter(edge -> !edge.addresses().api().isEmpty())
                .toList();
        var late = all.stream()
                .filter(edge -> edge.lastSeen().isAfter(now.minus(MISSED_FOR)))
                .toList();
        return (late.isEmpty() ? all : late)
                .stream()
                        .collect(Collectors.toMap(
                                EdgeView::edgeId, edge -> edge.addresses().api().getFirst()));
    }
}
