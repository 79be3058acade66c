package io.option150.registry;

import static io.option150.registry.Api.CLUSTERS;
import static io.option150.registry.Api.DEVICES;
import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.remote;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.events.EventCodec;
import io.option150.events.TopicContents;
import io.option150.events.TopicMarker;
import io.option150.registry.contract.RegistryTopics;
import io.option150.testkit.Await;
import io.option150.testkit.EventDocs;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TestTokens;
import io.option150.testkit.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The topics are the copy of the tables, say so, and are made so again. */
@RegistryTest
class RepublishTest {

    private static final String EVENTS = "/api/v1/events";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void everyKindOfChange() {
        Api.clean();
        remote("rep-a", "192.0.2.1");
        remote("rep-b", "192.0.2.2");
        remote("rep-gone", "192.0.2.3");
        admin().delete(CLUSTERS + "/rep-gone").then().statusCode(204);
        device("rep000000000001", "rep-a");
        device("REP000000000002", "rep-a");
        device("REP000000000003", "rep-b");
        admin().body(json("{'from':'rep-a','to':'rep-b'}"))
                .post(DEVICES + "/REP000000000001/move")
                .then()
                .statusCode(200);
        admin().post(DEVICES + "/REP000000000002/refresh").then().statusCode(200);
        admin().delete(DEVICES + "/REP000000000003").then().statusCode(204);
        admin().body(json("{'clusterId':'renamed','role':'local','description':'Wien'}"))
                .put(CLUSTERS + "/local")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsPublishedAnewIsWhatWasToldSoThatEqualTopicsAreLeftAlone() throws Exception {
        var before = compared("");
        // The first comparison may have had something to do; the second finds what the events of changes told.
        var after = compared("");
        for (var topic : after) {
            assertThat(topic.get("published").longValue()).isZero();
            assertThat(topic.get("state").textValue()).isEqualTo("whole");
        }
        assertThat(epoch(after)).isEqualTo(epoch(before)).isPositive();
    }

    @Test
    void allIsPublishedInALaterEpochOnDemandAndAnswersBearIt() throws Exception {
        var before = compared("?topic=phone-moved");
        var after = compared("?anew=true");
        assertThat(epoch(after)).isGreaterThan(epoch(before));
        assertThat(topic(after, "phone-moved").get("published").longValue()).isEqualTo(2);
        assertThat(topic(after, "cluster-changed").get("things").longValue()).isEqualTo(3);
        for (var list : List.of(CLUSTERS, DEVICES)) {
            Await.until(
                    "the answer is of the new epoch",
                    () -> Long.toString(epoch(after)).equals(admin().get(list).header("Option150-Epoch")));
        }
    }

    @Test
    void topicsThatAreDeletedAreWholeWithinTenSeconds() throws Exception {
        var before = compared("");
        TestBackends.start().deleteTopics();
        device("REP000000000009", "rep-a");
        var after = await(topics -> epoch(topics) > epoch(before)
                && topics.findValuesAsText("state").stream().allMatch("whole"::equals));
        assertThat(topic(after, "phone-moved").get("things").longValue()).isEqualTo(3);
        try (var reader = new TopicReader(TestBackends.start().bootstrapServers(), RegistryTopics.PHONE_MOVED)) {
            reader.await(PATIENCE, record -> record.key().equals(TopicMarker.KEY));
            var contents = new TopicContents();
            reader.seen().stream()
                    .map(EventCodec::decode)
                    .filter(event -> !event.isMarker())
                    .forEach(contents::take);
            assertThat(contents.things()).isEqualTo(3);
        }
    }

    @Test
    void onlyTopicsOfThisServiceAreTakenAndOnlyFromTheAdmin() {
        problem(admin().post(EVENTS + "/republish?topic=config-changed"), 400)
                .body("field", equalTo("topic"), "detail", containsString("config-changed"));
        given().header("Authorization", "Bearer " + TestTokens.SERVICE)
                .post(EVENTS + "/republish")
                .then()
                .statusCode(403);
        given().post(EVENTS + "/republish").then().statusCode(401);
        admin().get(CLUSTERS + "/renamed").then().header("Option150-Epoch", equalTo(null));
        admin().get(CLUSTERS).then().header("Option150-Epoch", matchesPattern("[0-9]+"));
    }

    @Test
    void whatIsSentIsWhatTheDocumentSays() throws Exception {
        device("REP0000000000FF", "rep-a");
        assertDocumented(
                RegistryTopics.PHONE_MOVED,
                "REP0000000000FF",
                Set.of(
                        RegistryTopics.TYPE_DEVICE_ASSIGNED,
                        RegistryTopics.TYPE_DEVICE_MOVED,
                        RegistryTopics.TYPE_DEVICE_REFRESHED,
                        RegistryTopics.TYPE_DEVICE_REMOVED,
                        TopicMarker.TYPE));
        assertDocumented(
                RegistryTopics.CLUSTER_CHANGED,
                "renamed",
                Set.of(RegistryTopics.TYPE_CLUSTER_CHANGED, RegistryTopics.TYPE_CLUSTER_REMOVED, TopicMarker.TYPE));
    }

    private static void assertDocumented(String topic, String last, Set<String> types) throws Exception {
        var docs = EventDocs.read();
        assertThat(docs.types(topic)).isEqualTo(types);
        try (var reader = new TopicReader(TestBackends.start().bootstrapServers(), topic)) {
            reader.await(PATIENCE, record -> record.key().equals(last));
            reader.await(PATIENCE, record -> record.key().equals(TopicMarker.KEY));
            var sent = new TreeSet<String>();
            var violations = new ArrayList<String>();
            for (var record : reader.seen()) {
                sent.add(EventCodec.decode(record).type());
                violations.addAll(docs.violations(record));
            }
            assertThat(violations).isEmpty();
            assertThat(sent).isEqualTo(types);
        }
    }

    /** Asks for a comparison and gives what is said of the topics when it is over. */
    private static JsonNode compared(String query) throws InterruptedException {
        admin().post(EVENTS + "/republish" + query).then().statusCode(202).body("topics.size()", equalTo(3));
        return await(topics -> {
            for (var topic : topics) {
                if (!topic.get("asked").isNull() || !topic.get("state").asText().equals("whole")) {
                    return false;
                }
            }
            return true;
        });
    }

    private static JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var topics = Api.read(
                            admin().get(EVENTS).then().statusCode(200).extract().asString())
                    .get("topics");
            if (wanted.test(topics)) {
                return topics;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not within " + PATIENCE);
    }

    private static JsonNode topic(JsonNode topics, String name) {
        for (var topic : topics) {
            if (topic.get("topic").asText().equals(name)) {
                return topic;
            }
        }
        throw new AssertionError("no topic " + name);
    }

    private static long epoch(JsonNode topics) {
        return topic(topics, "cluster-changed").get("epoch").longValue();
    }
}
