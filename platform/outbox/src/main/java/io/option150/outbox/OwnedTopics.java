package io.option150.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of a service: makes them, so that nobody has to before the first start, and sees when they are others. */
final class OwnedTopics implements AutoCloseable {

    // One partition: an edge reads every topic whole, and the order of all events of a topic is one.
    private static final int PARTITIONS = 1;

    // An edge that was cut off for a weekend must still learn of removals.
    private static final long KEEP_REMOVALS_MS = 7L * 24 * 3600 * 1000;

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(4);
    private static final Duration KNOWN_AFTER = Duration.ofMillis(50);

    private static final OffsetSpec LATEST = OffsetSpec.latest();

    private final Admin admin;
    private final List<String> names;
    private final Progress progress;
    private final Map<String, Uuid> ids = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();

    private OwnedTopics(Admin admin, List<String> names, Progress progress) {
        this.admin = admin;
        this.names = names;
        this.progress = progress;
    }

    /**
     * Makes those that are missing; leaves those alone that exist.
     *
     * @param progress told after each answer of the broker, which may take 4 s
     * @throws UnfitTopicException when one that exists would lose events
     * @throws KafkaException when the broker does not answer
     */
    static OwnedTopics open(Map<String, Object> kafka, List<String> names, short replicationFactor, Progress progress)
            throws SQLException, InterruptedException {
        var config = new HashMap<>(kafka);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000);
        var topics = new OwnedTopics(Admin.create(config), names, progress);
        try {
            topics.make(replicationFactor);
            topics.awaitFit();
            return topics;
        } catch (RuntimeException | SQLException | InterruptedException e) {
            topics.close();
            throw e;
        }
    }

    /** What an event was sent as: the topic is at least that long from now on. */
    void sent(String topic, long offset) {
        ends.merge(topic, offset + 1, Math::max);
    }

    /** Why a topic is not the one that was looked at when this began; empty: each is, and none is shorter than it was. */
    Optional<String> changed() throws SQLException, InterruptedException {
        try {
            var found = get(admin.describeTopics(names).allTopicNames());
            for (var topic : found.values()) {
                if (!topic.topicId().equals(ids.get(topic.name()))) {
                    return Optional.of("topic " + topic.name() + " is another one now");
                }
            }
            var lengths = lengths();
            for (var name : names) {
                long length = lengths.getOrDefault(name, 0L);
                long sent = ends.getOrDefault(name, 0L);
                if (length < sent) {
                    return Optional.of("topic %s ends at %d and was sent up to %d".formatted(name, length, sent));
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.of("a topic of " + names + " is gone");
            }
            throw e;
        }
    }

    private void make(short replicationFactor) throws SQLException, InterruptedException {
        var copies = replicationFactor < 0 ? Optional.<Short>empty() : Optional.of(replicationFactor);
        var missing = new ArrayList<>(names);
        missing.removeAll(get(admin.listTopics().names()));
        try {
            get(admin.createTopics(missing.stream()
                            .map(name -> new NewTopic(name, Optional.of(PARTITIONS), copies).configs(settings()))
                            .toList())
                    .all());
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Kafka has made a topic before each of its brokers knows that. */
    private void awaitFit() throws SQLException, InterruptedException {
        long began = System.nanoTime();
        while (true) {
            try {
                requireFit();
                return;
            } catch (KafkaException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() - began > KNOWN_WITHIN.toNanos()) {
                    throw e;
                }
                Thread.sleep(KNOWN_AFTER);
            }
        }
    }

    private void requireFit() throws SQLException, InterruptedException {
        for (var topic : get(admin.describeTopics(names).allTopicNames()).values()) {
            if (topic.partitions().size() != PARTITIONS) {
                throw new UnfitTopicException(
                        topic.name(),
                        "must have one partition",
                        topic.partitions().size());
            }
            ids.put(topic.name(), topic.topicId());
        }
        var resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        get(admin.describeConfigs(resources).all()).forEach((resource, config) -> {
            var policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                throw new UnfitTopicException(resource.name(), "must have cleanup.policy=compact", policy);
            }
        });
        lengths().forEach((name, length) -> ends.put(name, length));
    }

    private Map<String, Long> lengths() throws SQLException, InterruptedException {
        var latest = names.stream().collect(Collectors.toMap(name -> new TopicPartition(name, 0), _ -> LATEST));
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().topic(),
                        entry -> entry.getValue().offset()));
    }

    private <T> T get(KafkaFuture<T> answer) throws SQLException, InterruptedException {
        try {
            T got = answer.get();
            progress.tell();
            return got;
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                Long.toString(KEEP_REMOVALS_MS));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
