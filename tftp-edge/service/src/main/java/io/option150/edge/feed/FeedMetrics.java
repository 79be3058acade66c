package io.option150.edge.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.option150.events.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** How far the view is behind, and what could not be read. */
@Singleton
final class FeedMetrics {

    private final MeterRegistry registry;
    private final InstantSource clock = InstantSource.system();

    @Inject
    FeedMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** An event of after the start was applied: the time from its commit until now. */
    void applied(Event event) {
        Duration lag = Duration.between(event.time(), clock.instant());
        Timer.builder("option150.events.lag")
                .description("Time from an event's commit until the edge has applied it")
                .tag("topic", event.topic())
                .register(registry)
                .record(lag.isNegative() ? Duration.ZERO : lag);
    }

    void skipped(String topic) {
        registry.counter("option150.events.skipped", "topic", topic).increment();
    }
}
