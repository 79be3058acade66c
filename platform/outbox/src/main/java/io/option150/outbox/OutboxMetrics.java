package io.option150.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.option150.events.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;

/** What the outbox shows: how much waits, how long events took, how often sending failed, and whether topics are whole. */
@Singleton
public class OutboxMetrics {

    private final MeterRegistry registry;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong epoch = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Timer delay;
    private final Counter failures;
    private final Counter comparisons;
    private final Counter republished;

    OutboxMetrics(MeterRegistry registry) {
        this.registry = registry;
        gauge(registry, "option150.outbox.pending", pending, "Events that wait in the outbox");
        gauge(registry, "option150.outbox.epoch", epoch, "Epoch of the events that this copy sends; 0: it never sent");
        gauge(
                registry,
                "option150.outbox.refused",
                refused,
                "1: a topic is not made as events need it, nothing is sent");
        this.delay = Timer.builder("option150.outbox.delay")
                .description("From an event's change to its commit in Kafka")
                .publishPercentileHistogram()
                .register(registry);
        this.failures = counter(registry, "option150.outbox.failures", "Tries to send that failed");
        this.comparisons =
                counter(registry, "option150.outbox.comparisons", "Times that a topic was compared with the tables");
        this.republished =
                counter(registry, "option150.outbox.republished", "Things published because a topic lacked them");
    }

    private static void gauge(MeterRegistry registry, String name, AtomicLong value, String description) {
        Gauge.builder(name, value, AtomicLong::doubleValue)
                .description(description)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** Has the client's own metrics shown ({@code kafka_producer_…}), until what is returned is closed. */
    KafkaClientMetrics show(Producer<?, ?> client) {
        var metrics = new KafkaClientMetrics(client);
        metrics.bindTo(registry);
        return metrics;
    }

    void pending(long events) {
        pending.set(events);
    }

    void epoch(long current) {
        epoch.set(current);
    }

    void refused(boolean topics) {
        refused.set(topics ? 1 : 0);
    }

    void relayed(List<Event> events) {
        var now = Instant.now();
        events.forEach(event -> delay.record(Duration.between(event.time(), now)));
    }

    void compared(long published) {
        comparisons.increment();
        republished.increment((double) published);
    }

    void failed() {
        failures.increment();
    }
}
