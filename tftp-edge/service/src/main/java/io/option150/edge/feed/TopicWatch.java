package io.option150.edge.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Looks every second whether the topics are still the ones that are read, and how far they go. A consumer notices neither
 * that a topic was deleted and made again, as long as the new one holds at least as many records as were read of the old
 * one, nor that it is cut off from Kafka. Never waits. Used by one thread.
 */
final class TopicWatch implements AutoCloseable {

    private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE_MILLIS = 3_000;

    /** What came of a look. */
    sealed interface Look {}

    /** What there is of a topic's name. */
    sealed interface Found extends Look {}

    /**
     * A topic.
     *
     * @param id which no other topic ever had or will have
     * @param partitions how many it has
     * @param end offset behind its last committed record; -1 where it has several partitions
     * @param asked {@link System#nanoTime} when Kafka was asked: the topic went at least as far as {@code end} says then
     */
    record There(Uuid id, int partitions, long end, long asked) implements Found {}

    /** No topic. */
    record Gone() implements Found {}

    /** Kafka does not say. */
    record Silent(Throwable why) implements Look {}

    private final Map<String, Object> kafka;
    private final Collection<String> topics;
    private @Nullable Admin admin;
    private final Map<String, CompletableFuture<Look>> asked = new HashMap<>();
    private final Map<String, Long> next = new HashMap<>();

    TopicWatch(Map<String, Object> kafka, Collection<String> topics) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
        askAgain(this.topics);
    }

    /** What Kafka has said since the last call, topic by topic; empty while it says nothing. */
    Map<String, Look> look() {
        Map<String, Look> looks = new HashMap<>();
        asked.forEach((topic, answer) -> {
            if (answer.isDone()) {
                looks.put(topic, answer.join());
            }
        });
        asked.keySet().removeAll(looks.keySet());
        askAgain(looks.keySet());
        long now = System.nanoTime();
        List<String> due = topics.stream()
                .filter(topic -> !asked.containsKey(topic) && now - next.getOrDefault(topic, now) >= 0)
                .toList();
        if (!due.isEmpty()) {
            ask(due, now);
        }
        return looks;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private void askAgain(Collection<String> names) {
        long then = System.nanoTime() + BETWEEN_NANOS;
        names.forEach(topic -> next.put(topic, then));
    }

    private void ask(List<String> due, long now) {
        Admin mine = admin();
        mine.describeTopics(due)
                .topicNameValues()
                .forEach((topic, description) -> asked.put(
                        topic,
                        description
                                .toCompletionStage()
                                .thenCompose(found -> there(mine, found, now))
                                .exceptionally(TopicWatch::trouble)
                                .toCompletableFuture()));
    }

    private static CompletionStage<Look> there(Admin admin, TopicDescription found, long now) {
        int partitions = found.partitions().size();
        if (partitions != 1) {
            return CompletableFuture.completedFuture(new There(found.topicId(), partitions, -1, now));
        }
        TopicPartition only = new TopicPartition(found.name(), 0);
        return admin.listOffsets(
                        Map.of(only, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .partitionResult(only)
                .toCompletionStage()
                .thenApply(end -> new There(found.topicId(), partitions, end.offset(), now));
    }

    private static Look trouble(Throwable failure) {
        Throwable why =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return why instanceof UnknownTopicOrPartitionException ? new Gone() : new Silent(why);
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
