package io.option150.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of a service, so that nobody has to before the first start. */
final class OwnedTopics {

    // One partition: an edge reads every topic whole, and the order of all events of a topic is one.
    private static final int PARTITIONS = 1;

    // An edge that was cut off for a weekend must still learn of removals.
    private static final long KEEP_REMOVALS_MS = 7L * 24 * 3600 * 1000;

    private OwnedTopics() {}

    /** Makes those that are missing; leaves those alone that exist. */
    static void make(Map<String, Object> kafka, List<String> names, short replicationFactor)
            throws InterruptedException {
        var config = new HashMap<>(kafka);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        var copies = replicationFactor < 0 ? Optional.<Short>empty() : Optional.of(replicationFactor);
        try (var admin = Admin.create(config)) {
            var missing = new ArrayList<>(names);
            missing.removeAll(admin.listTopics().names().get());
            var topics = missing.stream()
                    .map(name -> new NewTopic(name, Optional.of(PARTITIONS), copies).configs(settings()))
                    .toList();
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("topics " + names + " cannot be made", e.getCause());
            }
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                Long.toString(KEEP_REMOVALS_MS));
    }
}
