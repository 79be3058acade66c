package io.option150.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.TopicContents;
import io.option150.events.TopicMarker;
import io.option150.events.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * One who follows a topic as an edge does: takes what is newer than what it holds, and when the topic is whole drops what
 * it does not tell. It lives longer than the topic that it reads.
 */
final class Consumer {

    private final ObjectMapper json = new ObjectMapper();
    private final String servers;
    private final String topic;
    private final Map<String, Version> held = new HashMap<>();

    Consumer(String servers, String topic) {
        this.servers = servers;
        this.topic = topic;
    }

    /** What it holds. */
    Map<String, Version> held() {
        return held;
    }

    /** Reads the topic from its beginning to its present end; true when its last marker agrees with what it tells. */
    boolean read() {
        var contents = new TopicContents();
        boolean whole = false;
        var partition = new TopicPartition(topic, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "allow.auto.create.topics", "false",
                        "default.api.timeout.ms", "2000",
                        "request.timeout.ms", "2000"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    Event event = EventCodec.decode(record);
                    whole = event.isMarker() && contents.agreeWith(marker(record.value()));
                    if (!event.isMarker()) {
                        take(event);
                        contents.take(event);
                    }
                }
            }
        }
        if (whole) {
            held.keySet().removeIf(key -> contents.of(key) == null);
        }
        return whole;
    }

    private void take(Event event) {
        var before = held.get(event.key());
        if (before == null || event.version().isNewerThan(before)) {
            if (event.isRemoval()) {
                held.remove(event.key());
            } else {
                held.put(event.key(), event.version());
            }
        }
    }

    private TopicMarker marker(byte[] value) {
        try {
            return json.readValue(value, TopicMarker.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
