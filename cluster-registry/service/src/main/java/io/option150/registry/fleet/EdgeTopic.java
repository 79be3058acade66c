package io.option150.registry.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topic of beats. Whoever reads it needs the last beat of each copy, and of copies that are gone nothing: it is compacted
 * in short segments, and what is older than two days goes.
 */
final class EdgeTopic implements AutoCloseable {

    private static final int TIMEOUT_MS = 4_000;

    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(Duration.ofDays(2).toMillis()),
            // The segment that is written is never compacted; beats fill it quickly.
            TopicConfig.SEGMENT_MS_CONFIG,
            Long.toString(Duration.ofMinutes(10).toMillis()),
            // Silence is measured by one clock.
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime");

    private final Admin admin;
    private final String name;
    private final short replicationFactor;

    /** {@code replicationFactor}: where the topic is made here; -1 leaves it to the broker. */
    EdgeTopic(Map<String, Object> kafka, String name, short replicationFactor) {
        var config = new HashMap<>(kafka);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        this.admin = Admin.create(config);
        this.name = name;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Makes it where it is missing, and compacted where it is not: a broker that makes topics by itself does so for the
     * first edge that tells of itself.
     *
     * @return why it cannot be read; empty: it can
     * @throws KafkaException when the broker does not answer
     */
    Optional<String> makeFit() throws InterruptedException {
        try {
            return fit();
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
        var copies = replicationFactor < 0 ? Optional.<Short>empty() : Optional.of(replicationFactor);
        try {
            get(admin.createTopics(List.of(new NewTopic(name, Optional.of(1), copies).configs(SETTINGS)))
                    .all());
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        return Optional.empty();
    }

    private Optional<String> fit() throws InterruptedException {
        for (var topic :
                get(admin.describeTopics(List.of(name)).allTopicNames()).values()) {
            int partitions = topic.partitions().size();
            if (partitions != 1) {
                return Optional.of(
                        "topic %s must have one partition, has %d: it is not read. Delete it, it is made anew"
                                .formatted(name, partitions));
            }
        }
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        for (var config : get(admin.describeConfigs(List.of(resource)).all()).values()) {
            var policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            if (!policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                get(admin.incrementalAlterConfigs(Map.of(resource, alterations()))
                        .all());
            }
        }
        return Optional.empty();
    }

    private static List<AlterConfigOp> alterations() {
        return SETTINGS.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
