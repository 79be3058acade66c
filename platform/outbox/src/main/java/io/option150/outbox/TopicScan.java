package io.option150.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.EventCodec;
import io.option150.events.MalformedEventException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads a topic whole, as an edge does: its only partition, committed records, from the beginning to the end. */
final class TopicScan implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicScan.class);
    private static final Duration CALL = Duration.ofSeconds(4);
    private static final Duration POLL = Duration.ofMillis(500);
    // No byte for so long: the broker is there and does not give what it has.
    private static final Duration STALL = Duration.ofSeconds(10);

    private final KafkaConsumer<String, byte[]> consumer;
    private final ObjectMapper json;

    TopicScan(Map<String, Object> kafka, ObjectMapper json) {
        var config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) CALL.toMillis());
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL.toMillis());
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        this.json = json;
    }

    /**
     * Reads up to where the topic ends now.
     *
     * @throws KafkaException when the broker does not give all of it
     */
    TopicCopy read(String topic, Progress progress) throws SQLException {
        var copy = new TopicCopy(json, new DataDigest());
        var partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        progress.tell();
        long at = consumer.position(partition);
        progress.tell();
        long since = System.nanoTime();
        @Nullable MalformedEventException refused = null;
        while (at < end) {
            for (var record : consumer.poll(POLL).records(partition)) {
                refused = take(copy, record, refused);
            }
            progress.tell();
            long now = consumer.position(partition);
            if (now > at) {
                at = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STALL.toNanos()) {
                throw new KafkaException("topic %s ends at %d and cannot be read beyond %d".formatted(topic, end, at));
            }
        }
        if (refused != null) {
            LOG.warnf("Topic %s holds records that are no events of ours, such as %s", topic, refused.getMessage());
        }
        return copy;
    }

    private static @Nullable MalformedEventException take(
            TopicCopy copy, ConsumerRecord<String, byte[]> record, @Nullable MalformedEventException refused) {
        try {
            copy.take(EventCodec.decode(record), record.value());
            return refused;
        } catch (MalformedEventException e) {
            return refused == null ? e : refused;
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
