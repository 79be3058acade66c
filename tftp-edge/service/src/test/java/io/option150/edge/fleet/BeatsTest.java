package io.option150.edge.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.Topics;
import io.option150.events.EventCodec;
import io.option150.registry.contract.EdgeTopics;
import io.option150.testkit.Await;
import io.option150.testkit.EventDocs;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this copy tells of itself, on real Kafka, which has no such topic when the edge starts. */
@EdgeTest
class BeatsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningEdge edge;

    BeatsTest(RunningEdge edge) {
        this.edge = edge;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
    }

    @AfterEach
    void clean() throws Exception {
        edge.admin().post("/api/v1/service/start");
        edge.clean();
    }

    @Test
    void itTellsOfItselfOnceThereIsATopicAndOfEachChangeOfItsState() throws Exception {
        Await.until("beats without a topic are counted", () -> BeatCount.of("dropped") > 0);
        String kafka = TestBackends.start().bootstrapServers();
        try {
            Topics.make(kafka, 1, EdgeTopics.EDGE_SEEN);
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
        try (TopicReader reader = new TopicReader(kafka, EdgeTopics.EDGE_SEEN)) {
            ObjectNode beat =
                    beat(reader.await(PATIENCE, record -> state(record).equals("running") && isUpToDate(beat(record))));
            assertThat(beat.at("/addresses/tftp/0").asText()).startsWith("127.0.0.1:");
            assertThat(beat.at("/addresses/api/0").asText()).matches(".+:[0-9]+");

            edge.admin().post("/api/v1/service/stop").then().statusCode(200);
            ConsumerRecord<String, byte[]> stopped =
                    reader.await(PATIENCE, record -> state(record).equals("stopped"));
            edge.admin().post("/api/v1/service/start").then().statusCode(200);
            ConsumerRecord<String, byte[]> started = reader.await(
                    PATIENCE,
                    record ->
                            record.offset() > stopped.offset() && state(record).equals("running"));
            assertThat(EventCodec.decode(started)
                            .version()
                            .isNewerThan(EventCodec.decode(stopped).version()))
                    .isTrue();

            EventDocs docs = EventDocs.read();
            assertThat(docs.types(EdgeTopics.EDGE_SEEN)).isEqualTo(Set.of(EdgeTopics.TYPE_EDGE_SEEN));
            for (ConsumerRecord<String, byte[]> record : reader.seen()) {
                assertThat(docs.violations(record)).isEmpty();
                assertThat(beat(record).path("edgeId").asText()).isEqualTo(record.key());
            }
        }
    }

    @Test
    void noChannelSaysThatItIsDeadOrNotReady() {
        assertThat(edge.admin().get("/q/health").jsonPath().getList("checks.name", String.class))
                .isNotEmpty()
                .noneMatch(check -> check.contains("Messaging"));
    }

    /** Whether it has read all that each of the four topics holds. */
    private static boolean isUpToDate(ObjectNode beat) {
        JsonNode topics = beat.path("topics");
        return topics.size() == 4 && topics.findValues("behind").stream().allMatch(behind -> behind.asLong(-1) == 0);
    }

    private static String state(ConsumerRecord<String, byte[]> record) {
        return beat(record).path("state").asText();
    }

    private static ObjectNode beat(ConsumerRecord<String, byte[]> record) {
        try {
            return (ObjectNode) JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
