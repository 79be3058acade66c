package io.option150.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.option150.events.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What the outbox shows: how much waits, how long events took, how often sending failed. */
@Singleton
public class OutboxMetrics {

    private final AtomicLong pending = new AtomicLong();
    private final Timer delay;
    private final Counter failures;

    OutboxMetrics(MeterRegistry registry) {
        Gauge.builder("option150.outbox.pending", pending, AtomicLong::doubleValue)
                .description("Events that wait in the outbox")
                .register(registry);
        this.delay = Timer.builder("option150.outbox.delay")
                .description("From an event's change to its commit in Kafka")
                .publishPercentileHistogram()
                .register(registry);
        this.failures = Counter.builder("option150.outbox.failures")
                .description("Tries to send that failed")
                .register(registry);
    }

    void pending(long events) {
        pending.set(events);
    }

    void relayed(List<Event> events) {
        var now = Instant.now();
        events.forEach(event -> delay.record(Duration.between(event.time(), now)));
    }

    void failed() {
        failures.increment();
    }
}
