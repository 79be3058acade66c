package io.option150.registry.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.TestBackends;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** The topic of beats on real Kafka, where a broker, or somebody, made it before us. */
class EdgeTopicTest {

    private final String name = "edge-topic-" + UUID.randomUUID();
    private final Map<String, Object> kafka;

    EdgeTopicTest() throws Exception {
        kafka = Map.of("bootstrap.servers", TestBackends.start().bootstrapServers());
    }

    @Test
    void oneThatABrokerMadeBecomesCompacted() throws Exception {
        make(1);
        assertThat(policy()).isEqualTo("delete");
        try (var topic = new EdgeTopic(kafka, name, (short) -1)) {
            assertThat(topic.makeFit()).isEmpty();
        }
        assertThat(policy()).isEqualTo("compact,delete");
    }

    @Test
    void oneOfSeveralPartitionsIsRefused() throws Exception {
        make(2);
        try (var topic = new EdgeTopic(kafka, name, (short) -1)) {
            assertThat(topic.makeFit())
                    .hasValueSatisfying(why -> assertThat(why).contains("must have one partition, has 2"));
        }
    }

    private void make(int partitions) throws Exception {
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    private String policy() throws Exception {
        var policy = "";
        try (var admin = Admin.create(kafka)) {
            for (var config : admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, name)))
                    .all()
                    .get()
                    .values()) {
                policy = config.get("cleanup.policy").value();
            }
        }
        return policy;
    }
}
