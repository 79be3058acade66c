package io.option150.edge.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Looks every second whether the topics are still the ones that are read. A consumer does not notice that a topic was
 * deleted and made again, as long as the new one holds at least as many records as were read of the old one. Never waits.
 * Used by one thread.
 */
final class TopicWatch implements AutoCloseable {

    private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE_MILLIS = 3_000;

    /** What there is of a topic's name. */
    sealed interface Look {}

    /** A topic: its id, which no other topic ever had or will have, and how many partitions it has. */
    record There(Uuid id, int partitions) implements Look {}

    /** No topic. */
    record Gone() implements Look {}

    private final Map<String, Object> kafka;
    private final Collection<String> topics;
    private @Nullable Admin admin;
    private Map<String, KafkaFuture<TopicDescription>> asked = Map.of();
    private long next = System.nanoTime() + BETWEEN_NANOS;

    TopicWatch(Map<String, Object> kafka, Collection<String> topics) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
    }

    /**
     * What Kafka has said since the last call; empty while it says nothing.
     *
     * @throws ExecutionException when Kafka cannot be asked, and why
     */
    Map<String, Look> look() throws ExecutionException {
        if (asked.isEmpty()) {
            if (System.nanoTime() - next >= 0) {
                asked = admin().describeTopics(topics).topicNameValues();
            }
            return Map.of();
        }
        if (!asked.values().stream().allMatch(KafkaFuture::isDone)) {
            return Map.of();
        }
        Map<String, KafkaFuture<TopicDescription>> answers = asked;
        asked = Map.of();
        next = System.nanoTime() + BETWEEN_NANOS;
        Map<String, Look> looks = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            looks.put(answer.getKey(), look(answer.getValue()));
        }
        return looks;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private static Look look(KafkaFuture<TopicDescription> answer) throws ExecutionException {
        try {
            TopicDescription topic = answer.getNow(null);
            return new There(topic.topicId(), topic.partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return new Gone();
            }
            throw e;
        } catch (InterruptedException e) {
            throw new IllegalStateException("a look at what is done was interrupted", e);
        }
    }

    /** Made when it is needed first: making it takes a while, and the first file should not wait for it. */
    private Admin admin() {
        Admin mine = admin;
        if (mine == null) {
            Map<String, Object> config = new HashMap<>(kafka);
            config.keySet().retainAll(AdminClientConfig.configNames());
            config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            config.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
            config.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
            mine = Admin.create(config);
            admin = mine;
        }
        return mine;
    }
}
