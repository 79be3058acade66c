package io.option150.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the one partition of a topic from its start, committed records only, as an edge does. Not for several threads.
 * The topic may come into being later.
 */
public final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    /** Reads {@code topic} of the broker at {@code bootstrapServers}. */
    public TopicReader(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "metadata.max.age.ms", "500"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /**
     * The first record that fits, whether it was read before or is still to come.
     *
     * @throws AssertionError if there is none within {@code patience}; the message lists the keys that were read
     */
    public ConsumerRecord<String, byte[]> await(
            Duration patience, Predicate<? super ConsumerRecord<String, byte[]>> wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        int next = 0;
        while (true) {
            for (; next < seen.size(); next++) {
                if (wanted.test(seen.get(next))) {
                    return seen.get(next);
                }
            }
            if (System.nanoTime() >= deadline) {
                throw new AssertionError("no such record within " + patience + "; keys read: "
                        + seen.stream().map(ConsumerRecord::key).toList());
            }
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
    }

    /** All records read so far, oldest first; {@link #await} is what reads. */
    public List<ConsumerRecord<String, byte[]>> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
