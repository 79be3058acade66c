package io.option150.edge.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.option150.edge.view.Loaded;
import io.option150.events.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;

/** How far the view is behind, and whether the topics are whole. */
@Singleton
final class FeedMetrics {

    private static final Duration[] BUCKETS = IntStream.of(
                    10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final InstantSource clock = InstantSource.system();

    FeedMetrics(MeterRegistry registry, Loaded loaded) {
        this.registry = registry;
        for (String topic : Loaded.FOLLOWED) {
            Gauge.builder("option150.events.whole", loaded, all -> all.of(topic).isWhole() ? 1 : 0)
                    .description("1 when the topic was read whole and agrees with its marker, else 0")
                    .tag("topic", topic)
                    .strongReference(true)
                    .register(registry);
        }
    }

    /** An event of after the start was applied: the time from its commit until now. */
    void applied(Event event) {
        Duration lag = Duration.between(event.time(), clock.instant());
        Timer.builder("option150.events.lag")
                .description("Time from an event's commit until the edge has applied it")
                .tag("topic", event.topic())
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(lag.isNegative() ? Duration.ZERO : lag);
    }

    /** Shows the client's own metrics ({@code kafka_consumer_…}) until they are closed. */
    void show(KafkaClientMetrics client) {
        client.bindTo(registry);
    }
}
