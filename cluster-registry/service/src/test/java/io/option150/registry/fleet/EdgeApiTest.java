package io.option150.registry.fleet;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.Version;
import io.option150.registry.RegistryTest;
import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.EdgeBeat.TopicPosition;
import io.option150.registry.contract.EdgeTopics;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What copies of the edge tell on real Kafka, as the API tells it. */
@RegistryTest
class EdgeApiTest {

    private static final String EDGES = "/api/v1/edges";

    private final ObjectMapper json;

    EdgeApiTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void copiesAreListedAsTheyTellOfThemselves() throws Exception {
        Await.until("the topic is made", () -> !settings().isEmpty());
        try (var all = new ToldEdges()) {
            all.nobody();
        }
        assertThat(settings())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("message.timestamp.type", "LogAppendTime");
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            EdgeTopics.EDGE_SEEN, "edge-a", "no beat".getBytes(StandardCharsets.UTF_8)))
                    .get();
            producer.send(record("edge-a", 1, "starting")).get();
            producer.send(record("edge-b", 1, "running")).get();
            producer.send(record("edge-a", 2, "running")).get();
            Await.until("both are heard", () -> "running".equals(state("edge-a")) && "running".equals(state("edge-b")));

            var list = admin().get(EDGES + "?size=1").then().statusCode(200).extract();
            assertThat(list.<Integer>path("total")).isEqualTo(2);
            assertThat(list.<List<String>>path("items.edgeId")).containsExactly("edge-a");
            var one = admin().get(EDGES + "/edge-a").then().statusCode(200).extract();
            assertThat(one.<String>path("addresses.tftp[0]")).isEqualTo("192.0.2.1:69");
            assertThat(one.<String>path("topics[0].topic")).isEqualTo("cluster-changed");
            assertThat(one.<Integer>path("topics[0].newestSequence")).isEqualTo(9);
            assertThat(Instant.parse(one.path("lastSeen")))
                    .isAfter(Instant.now().minusSeconds(60));

            var beat = new AtomicLong(2);
            // Told anew each time: on a machine that pauses, both may have been silent meanwhile.
            Await.until("both count as heard", () -> {
                long next = beat.incrementAndGet();
                producer.send(record("edge-a", next, "running")).get();
                producer.send(record("edge-b", next, "running")).get();
                return admin().get("/q/metrics").asString().contains("option150_fleet_edges{state=\"heard\"} 2.0")
                        && admin().get(EDGES + "/edge-a").path("silentSince") == null;
            });
        }
        problem(admin().get(EDGES + "/edge-c"), 404).body("detail", containsString("edge-c"));
        assertThat(admin().get("/q/metrics").asString()).contains("option150_fleet_refused_total 1.0");
        // Who hears of them later would pass calls on to them.
        try (var all = new ToldEdges()) {
            all.nobody();
        }
    }

    private static @Nullable String state(String edge) {
        return admin().get(EDGES + "/" + edge).path("state");
    }

    private ProducerRecord<String, byte[]> record(String edge, long sequence, String state) throws Exception {
        var beat = new EdgeBeat(
                edge,
                "1.0",
                Instant.now(),
                state,
                new EdgeBeat.Addresses(List.of("192.0.2.1:69"), List.of("192.0.2.1:6970"), List.of("192.0.2.1:8081")),
                3,
                List.of(new TopicPosition("cluster-changed", 5, 9, 0)));
        return EventCodec.encode(new Event(
                UUID.randomUUID(),
                "/option150/tftp-edge",
                EdgeTopics.TYPE_EDGE_SEEN,
                EdgeTopics.EDGE_SEEN,
                edge,
                Instant.now(),
                new Version(7, sequence),
                EdgeTopics.SCHEMA_EDGE,
                json.writeValueAsString(beat)));
    }

    /** Of the topic; empty: there is none. */
    private static Map<String, String> settings() throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, EdgeTopics.EDGE_SEEN);
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            if (!admin.listTopics().names().get().contains(EdgeTopics.EDGE_SEEN)) {
                return Map.of();
            }
            var settings = new HashMap<String, String>();
            for (var config : admin.describeConfigs(List.of(topic)).all().get().values()) {
                config.entries().forEach(entry -> settings.put(entry.name(), entry.value()));
            }
            return settings;
        }
    }

    private static String servers() throws IOException {
        return TestBackends.start().bootstrapServers();
    }
}
