package io.option150.registry.device;

import static io.option150.registry.Api.CLUSTERS;
import static io.option150.registry.Api.DEVICES;
import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.registry.contract.RegistryTopics;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the topics tell is what the API shows: a row and its event are stored together, or neither is. */
@RegistryTest
class DeviceEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void clean() {
        Api.clean();
        remote("a", "192.0.2.1");
        remote("b", "192.0.2.2");
    }

    @Test
    void everyChangeIsToldWithTheWholeStateInOrderAndRefusedOnesAreNot() throws IOException {
        device("evt000000000001", "a");
        var path = DEVICES + "/EVT000000000001";
        admin().body(json("{'from':'a','to':'b'}")).post(path + "/move").then().statusCode(200);
        admin().body(json("{'from':'a','to':'b'}")).post(path + "/move").then().statusCode(409);
        admin().body(json("{'from':'b','to':'nowhere'}"))
                .post(path + "/move")
                .then()
                .statusCode(400);
        admin().post(path + "/refresh").then().statusCode(200);
        admin().body(json("{'clusterId':'a'}")).put(path).then().statusCode(200);
        var last = device("EVT000000000001");
        admin().delete(path).then().statusCode(204);
        var again = device("EVT000000000001", "b");
        device("EVT0000000000FF", "a");

        var events = told(RegistryTopics.PHONE_MOVED, "EVT000000000001", "EVT0000000000FF");

        assertThat(events.stream().map(Event::type))
                .containsExactly(
                        RegistryTopics.TYPE_DEVICE_ASSIGNED,
                        RegistryTopics.TYPE_DEVICE_MOVED,
                        RegistryTopics.TYPE_DEVICE_REFRESHED,
                        RegistryTopics.TYPE_DEVICE_MOVED,
                        RegistryTopics.TYPE_DEVICE_REMOVED,
                        RegistryTopics.TYPE_DEVICE_ASSIGNED);
        assertThat(events.stream().map(Event::sequence)).isSorted().doesNotHaveDuplicates();
        assertThat(events.get(3).sequence()).isEqualTo(last.sequence());
        assertThat(Api.read(Objects.requireNonNull(events.getLast().data()))
                        .get("sequence")
                        .longValue())
                .isEqualTo(again.sequence());
        assertThat(events.get(4).isRemoval()).isTrue();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.dataSchema()).isEqualTo(RegistryTopics.SCHEMA_DEVICE);
            assertThat(event.source()).isEqualTo("/option150/cluster-registry");
        });
    }

    @Test
    void anImportTellsWhatItChangedAndNothingElse() throws IOException {
        device("EVT000000000011", "a");
        importCsv("EVT000000000011,a\nEVT000000000012,a\nEVT000000000013,nowhere\n");
        importCsv("EVT000000000012,b\n");
        device("EVT0000000000FE", "a");

        assertThat(told(RegistryTopics.PHONE_MOVED, "EVT000000000011", "EVT0000000000FE"))
                .hasSize(1);
        assertThat(told(RegistryTopics.PHONE_MOVED, "EVT000000000012", "EVT0000000000FE").stream()
                        .map(Event::type))
                .containsExactly(RegistryTopics.TYPE_DEVICE_ASSIGNED, RegistryTopics.TYPE_DEVICE_MOVED);
        assertThat(told(RegistryTopics.PHONE_MOVED, "EVT000000000013", "EVT0000000000FE"))
                .isEmpty();
    }

    private static void importCsv(String lines) {
        admin().contentType("text/csv")
                .body("name,clusterId\n" + lines)
                .post(DEVICES + "/import")
                .then()
                .statusCode(200);
    }

    @Test
    void clustersAreToldAsTheyAreAndWhenTheyGo() throws IOException {
        var made = remote("evt-c", "192.0.2.9");
        admin().body(json("{'clusterId':'evt-c','role':'remote','tftpAddresses':['192.0.2.9'],'order':'x'}"))
                .put(CLUSTERS + "/evt-c")
                .then()
                .statusCode(400);
        admin().delete(CLUSTERS + "/evt-c").then().statusCode(204);
        remote("evt-end", "192.0.2.10");

        var events = told(RegistryTopics.CLUSTER_CHANGED, "evt-c", "evt-end");

        assertThat(events.stream().map(Event::type))
                .containsExactly(RegistryTopics.TYPE_CLUSTER_CHANGED, RegistryTopics.TYPE_CLUSTER_REMOVED);
        assertThat(events.getFirst().sequence()).isEqualTo(made.sequence());
        assertThat(Api.read(Objects.requireNonNull(events.getFirst().data()))
                        .get("httpPort")
                        .intValue())
                .isEqualTo(6970);
    }

    /** Events of one thing, told before that of a thing that was written after it. */
    private static List<Event> told(String topicName, String key, String after) throws IOException {
        try (var topic = new TopicReader(TestBackends.start().bootstrapServers(), topicName)) {
            topic.await(PATIENCE, event -> event.key().equals(after));
            return topic.seen().stream()
                    .map(EventCodec::decode)
                    .filter(event -> event.key().equals(key))
                    .toList();
        }
    }
}
