package io.option150.registry.fleet;

import io.option150.outbox.OutboxSettings;
import io.option150.registry.contract.EdgeTopics;
import io.option150.registry.topic.TopicReading;
import io.option150.registry.topic.TopicShape;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads the topic of beats. */
@Singleton
public class Fleet {

    /**
     * Whoever reads it needs the last beat of each copy, and of copies that are gone nothing: it is compacted in short
     * segments, and what is older than two days goes.
     */
    static final TopicShape TOPIC = new TopicShape(
            EdgeTopics.EDGE_SEEN,
            1,
            true,
            true,
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(Duration.ofDays(2).toMillis()),
                    // The segment that is written is never compacted; beats fill it quickly.
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(Duration.ofMinutes(10).toMillis()),
                    // Silence is measured by one clock.
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                    "LogAppendTime"));

    private final BeatReader reader;
    private final TopicReading reading;

    Fleet(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            OutboxSettings settings,
            BeatReader reader,
            FleetMetrics metrics,
            @Channel(EdgeTopics.EDGE_SEEN) Multi<Message<byte[]>> channel) {
        this.reader = reader;
        this.reading = new TopicReading(
                "Edges", kafka, settings, List.of(TOPIC), channel.onItem().invoke(this::take), metrics::readable);
    }

    void start(@Observes StartupEvent event) {
        reading.start();
    }

    void stop(@Observes ShutdownEvent event) {
        reading.stop();
    }

    @SuppressWarnings("unchecked")
    private void take(Message<byte[]> message) {
        message.getMetadata(IncomingKafkaRecordMetadata.class)
                .ifPresent(metadata -> reader.take((ConsumerRecord<String, byte[]>) metadata.getRecord()));
        var _ = message.ack();
    }
}
