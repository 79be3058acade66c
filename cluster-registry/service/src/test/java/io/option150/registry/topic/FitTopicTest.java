package io.option150.registry.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.option150.testkit.TestBackends;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Topics on real Kafka, where a broker, or somebody, made them before us. */
class FitTopicTest {

    private final String name = "fit-topic-" + UUID.randomUUID();
    private final TopicShape beats = new TopicShape(
            name, 1, true, true, Map.of("cleanup.policy", "compact,delete", "retention.ms", "172800000"));
    private final TopicShape phones =
            new TopicShape(name, 6, false, false, Map.of("cleanup.policy", "delete", "retention.ms", "604800000"));
    private final Map<String, Object> kafka;

    FitTopicTest() throws Exception {
        kafka = Map.of("bootstrap.servers", TestBackends.start().bootstrapServers());
    }

    @Test
    void oneThatIsMissingIsMadeInItsShape() throws Exception {
        makeFit(phones);
        assertThat(settings()).containsEntry("cleanup.policy", "delete").containsEntry("retention.ms", "604800000");
        assertThat(partitions()).isEqualTo(6);
    }

    @Test
    void oneThatABrokerMadeBecomesCompacted() throws Exception {
        make(1, Map.of());
        assertThat(settings()).containsEntry("cleanup.policy", "delete");
        makeFit(beats);
        assertThat(settings())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "172800000");
    }

    @Test
    void oneThatIsCompactedAndMustNotBeIsSoNoMore() throws Exception {
        make(6, Map.of("cleanup.policy", "compact"));
        // What a controller has decided a broker answers a moment later.
        await().untilAsserted(() -> assertThat(settings()).containsEntry("cleanup.policy", "compact"));
        makeFit(phones);
        await().untilAsserted(() -> assertThat(settings()).containsEntry("cleanup.policy", "delete"));
    }

    @Test
    void whatSomebodySetStays() throws Exception {
        make(6, Map.of("retention.ms", "3600000"));
        makeFit(phones);
        assertThat(settings()).containsEntry("retention.ms", "3600000");
    }

    @Test
    void oneOfTooFewPartitionsGetsMore() throws Exception {
        make(1, Map.of());
        makeFit(phones);
        assertThat(partitions()).isEqualTo(6);
    }

    @Test
    void oneOfSeveralPartitionsIsRefusedWhereItMustHaveOne() throws Exception {
        make(2, Map.of());
        try (var topic = new FitTopic(kafka, List.of(beats), (short) -1)) {
            assertThat(topic.makeFit())
                    .hasValueSatisfying(why -> assertThat(why).contains("must have one partition, has 2"));
        }
    }

    private void makeFit(TopicShape shape) throws Exception {
        try (var topic = new FitTopic(kafka, List.of(shape), (short) -1)) {
            assertThat(topic.makeFit()).isEmpty();
        }
    }

    private void make(int partitions, Map<String, String> settings) throws Exception {
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    private int partitions() throws Exception {
        try (var admin = Admin.create(kafka)) {
            return admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        }
    }

    private Map<String, String> settings() throws Exception {
        var settings = new HashMap<String, String>();
        try (var admin = Admin.create(kafka)) {
            for (var config : admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, name)))
                    .all()
                    .get()
                    .values()) {
                config.entries().forEach(entry -> settings.put(entry.name(), entry.value()));
            }
        }
        return settings;
    }
}
