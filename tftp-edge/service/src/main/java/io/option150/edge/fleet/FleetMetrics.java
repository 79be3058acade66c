package io.option150.edge.fleet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** How many beats went, and how many did not. */
@Singleton
final class FleetMetrics {

    private final Counter sent;
    private final Counter dropped;

    FleetMetrics(MeterRegistry registry) {
        this.sent = counter(registry, "sent");
        this.dropped = counter(registry, "dropped");
    }

    void sent() {
        sent.increment();
    }

    void dropped() {
        dropped.increment();
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("option150.fleet.beats")
                .description("Beats by which this copy tells of itself, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
