package io.option150.registry.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics in the shape that their reader needs. Blocks. */
public final class FitTopic implements AutoCloseable {

    private static final int TIMEOUT_MS = 4_000;

    private final Admin admin;
    private final List<TopicShape> shapes;
    private final short replicationFactor;

    /** {@code replicationFactor}: where a topic is made here; -1 leaves it to the broker. */
    public FitTopic(Map<String, Object> kafka, List<TopicShape> shapes, short replicationFactor) {
        var config = new HashMap<>(kafka);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        this.admin = Admin.create(config);
        this.shapes = List.copyOf(shapes);
        this.replicationFactor = replicationFactor;
    }

    /**
     * Makes those that are missing, and gives the others their shape: a broker that makes topics by itself does so for the
     * first message.
     *
     * @return why they cannot be read; empty: they can
     * @throws KafkaException when the broker does not answer
     */
    public Optional<String> makeFit() throws InterruptedException {
        for (var shape : shapes) {
            var unfit = makeFit(shape);
            if (unfit.isPresent()) {
                return unfit;
            }
        }
        return Optional.empty();
    }

    private Optional<String> makeFit(TopicShape shape) throws InterruptedException {
        try {
            return fit(shape);
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
        var copies = replicationFactor < 0 ? Optional.<Short>empty() : Optional.of(replicationFactor);
        var topic = new NewTopic(shape.name(), Optional.of(shape.partitions()), copies).configs(shape.settings());
        try {
            get(admin.createTopics(List.of(topic)).all());
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        return Optional.empty();
    }

    private Optional<String> fit(TopicShape shape) throws InterruptedException {
        for (var topic :
                get(admin.describeTopics(List.of(shape.name())).allTopicNames()).values()) {
            int partitions = topic.partitions().size();
            if (shape.onlyPartitions() && partitions != shape.partitions()) {
                return Optional.of("topic %s must have %s, has %d: it is not read. Delete it, it is made anew"
                        .formatted(
                                shape.name(),
                                shape.partitions() == 1 ? "one partition" : shape.partitions() + " partitions",
                                partitions));
            }
            if (partitions < shape.partitions()) {
                get(admin.createPartitions(Map.of(shape.name(), NewPartitions.increaseTo(shape.partitions())))
                        .all());
            }
        }
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, shape.name());
        for (var config : get(admin.describeConfigs(List.of(resource)).all()).values()) {
            var alterations = alterations(shape, config);
            if (!alterations.isEmpty()) {
                get(admin.incrementalAlterConfigs(Map.of(resource, alterations)).all());
            }
        }
        return Optional.empty();
    }

    /** What nobody set, and a policy that would lose records or keep them for ever. */
    private static List<AlterConfigOp> alterations(TopicShape shape, Config config) {
        boolean compacted =
                config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        return shape.settings().entrySet().stream()
                .filter(setting -> compacted != shape.compacted() || isUnset(config.get(setting.getKey())))
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private static boolean isUnset(ConfigEntry entry) {
        return entry.source() != ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
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
