package io.option150.registry.fleet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** How many copies of the edge there are. */
@Singleton
class FleetMetrics {

    private final AtomicInteger readable = new AtomicInteger();
    private final Counter refused;

    FleetMetrics(MeterRegistry registry, Edges edges) {
        var clock = InstantSource.system();
        edges(registry, edges, "heard", all -> all.audible(clock.instant()));
        edges(registry, edges, "silent", all -> all.silent(clock.instant()));
        Gauge.builder("option150.fleet.readable", readable, AtomicInteger::doubleValue)
                .description("1: the topic by which edges tell of themselves is there and fit to be read, else 0")
                .register(registry);
        this.refused = Counter.builder("option150.fleet.refused")
                .description("Records by which no edge tells of itself, passed over")
                .register(registry);
    }

    void readable(boolean topic) {
        readable.set(topic ? 1 : 0);
    }

    void refused() {
        refused.increment();
    }

    private static void edges(MeterRegistry registry, Edges edges, String state, ToDoubleFunction<Edges> count) {
        Gauge.builder("option150.fleet.edges", edges, count)
                .description("Copies of the edge that were heard within a day; silent: not within 15 s")
                .tag("state", state)
                .register(registry);
    }
}
