package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.cluster;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.items;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.read;
import static io.option150.registry.Api.remote;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.registry.axl.standin.StandInNode;
import io.option150.registry.axl.standin.StandInPhone;
import io.option150.registry.axl.standin.StandInRemote;
import io.option150.registry.axl.standin.Trouble;
import io.option150.registry.contract.RegistryTopics;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TopicReader;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unified CMs as sources, asked by the service as it runs. Each test has clusters and phones of its own. */
@RegistryTest
@TestProfile(DiscoveryProfile.class)
class DiscoveryTest {

    /** Longest time from a change in a Unified CM to its event. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final String REMOVED = "/api/v1/discovery/removed/";

    @TempDir
    Path folder;

    /** Else the first source would begin a run by the schedule. */
    @BeforeEach
    void begin() {
        RunCalls.all();
    }

    private final List<UnifiedCm> all = new ArrayList<>();

    @AfterEach
    void end() {
        all.forEach(UnifiedCm::close);
    }

    private UnifiedCm unifiedCm(String name, String... addresses) throws Exception {
        var made = new UnifiedCm(folder, name).at(addresses);
        all.add(made);
        return made;
    }

    private static StandInPhone phone(long number) {
        return new StandInPhone(
                "{%08X-0000-4000-8000-%012X}".formatted(number >>> 32, number), "SEP%012X".formatted(number), "");
    }

    @Test
    void aClusterComesWithItsAddressesAndPhones() throws Exception {
        var cm = unifiedCm("one", "192.0.2.11", "192.0.2.12", "192.0.2.13");
        cm.site().phones(0x10000, 5_000);
        cm.told();
        var report = RunCalls.of("one");
        assertThat(report.get("reason").textValue()).isEmpty();
        assertThat(report.get("state").textValue()).isEqualTo("done");
        assertThat(report.at("/clusters/added").longValue()).isEqualTo(1);
        assertThat(report.at("/devices/added").longValue()).isEqualTo(5_000);
        // The publisher goes last.
        assertThat(cluster("one").tftpAddresses()).containsExactly("192.0.2.12", "192.0.2.13", "192.0.2.11");
        assertThat(cluster("one").manualOverride()).isFalse();
        assertThat(device("SEP000000010000").clusterId()).isEqualTo("one");
        assertThat(device("SEP000000011387").clusterId()).isEqualTo("one");
        admin().queryParam("what", "device/SEP000000010000")
                .get("/api/v1/audit/cluster-registry")
                .then()
                .body("items[0].call", equalTo("discovery source one"))
                .body("items[0].who", equalTo("option150"));

        var again = RunCalls.of("one");
        assertThat(again.at("/devices/stated").longValue()).isEqualTo(5_000);
        assertThat(again.at("/devices/added").longValue()).isZero();
        assertThat(again.at("/clusters/changed").longValue()).isZero();
        assertThat(cm.axl.unfit()).isEmpty();
        assertThat(cm.axl.mostTogether()).isEqualTo(1);
        admin().get(UnifiedCm.SOURCES + "one").then().body("reason", equalTo(""));
    }

    @Test
    void aFourthNodeIsToldInTheWordsOfTheRule() throws Exception {
        unifiedCm("four", "192.0.2.24", "192.0.2.21", "192.0.2.22", "192.0.2.23")
                .told();
        assertThat(RunCalls.of("four").get("notes").toString())
                .contains("192.0.2.24")
                .contains("there must be at most 3 addresses; 2 is the recommended redundancy (R7)");
        assertThat(cluster("four").tftpAddresses()).containsExactly("192.0.2.21", "192.0.2.22", "192.0.2.23");
        admin().get("/api/v1/clusters/four").then().body("warnings.kind", hasItem("many-nodes"));
    }

    @Test
    void aFailureNamesItsStepAndTheLastGoodStateStays() throws Exception {
        var cm = unifiedCm("frail", "192.0.2.31");
        cm.site().phones(0x2000, 10);
        cm.told();
        RunCalls.of("frail");
        cm.site().nodes(new StandInNode("192.0.2.99", true, true, false));
        for (var trouble : List.of(Trouble.UNAUTHORIZED, Trouble.FORBIDDEN, Trouble.FAULT)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> fails(cm, trouble));
            assertThat(cluster("frail").tftpAddresses()).containsExactly("192.0.2.31");
            assertThat(device("SEP000000002000").clusterId()).isEqualTo("frail");
        }
        admin().body(cm.body("wrong", cm.sha256()))
                .put(UnifiedCm.SOURCES + "frail")
                .then()
                .statusCode(200);
        assertThat(RunCalls.of("frail").get("reason").textValue()).startsWith("HTTP 401: ");
        admin().body(cm.body("any", "00".repeat(32)))
                .put(UnifiedCm.SOURCES + "frail")
                .then()
                .statusCode(200);
        assertThat(RunCalls.of("frail").get("reason").textValue())
                .startsWith("TLS: ")
                .contains(cm.sha256());
        cm.axl.down();
        assertThat(RunCalls.of("frail").get("reason").textValue()).startsWith("TCP: ");
        assertThat(admin().get("/q/metrics").asString()).contains("option150_discovery_failing 1.0");
        admin().get(UnifiedCm.SOURCES + "frail").then().body("reason", containsString("TCP: "));
        cm.axl.up();
        assertThat(cluster("frail").tftpAddresses()).containsExactly("192.0.2.31");
    }

    /** Looks at changes may take some of the trouble, which fail then as well. */
    private static boolean fails(UnifiedCm cm, Trouble trouble) {
        cm.axl.next(trouble, trouble, trouble);
        var failed = RunCalls.of(cm.name).get("state").textValue().equals("failed");
        if (!failed) {
            cm.site().nodes(new StandInNode("192.0.2.31", true, true, false));
            RunCalls.of(cm.name);
            cm.site().nodes(new StandInNode("192.0.2.99", true, true, false));
        }
        return failed;
    }

    @Test
    void whatIsChangedThereIsTakenWithinSeconds() throws Exception {
        var cm = unifiedCm("live", "192.0.2.41");
        cm.site().phones(0x3000, 20);
        cm.told();
        RunCalls.of("live");
        var before = device("SEP000000003001").sequence();
        cm.site().touch(phone(0x3001));
        await().atMost(SOON).until(() -> device("SEP000000003001").sequence() > before);
        admin().queryParam("what", "device/SEP000000003001")
                .get("/api/v1/audit/cluster-registry")
                .then()
                .body("items[0].action", equalTo("refreshed"))
                .body("items[0].call", equalTo("discovery source live"));
        cm.site().add(0x3100);
        await().atMost(SOON)
                .until(() -> admin().get("/api/v1/devices/SEP000000003100").statusCode() == 200);
        cm.site().nodes(new StandInNode("192.0.2.42", true, true, false));
        cm.site().rebuildQueue();
        await().atMost(SOON).until(() -> cluster("live").tftpAddresses().equals(List.of("192.0.2.42")));
    }

    @Test
    void aPhoneThatMovedBetweenTwoClustersMovesHere() throws Exception {
        var from = unifiedCm("from", "192.0.2.51");
        var to = unifiedCm("to", "192.0.2.52");
        from.site().phones(0x4000, 10);
        from.told();
        to.told();
        RunCalls.of("from");
        RunCalls.of("to");
        to.site().add(0x4001);
        await().atMost(SOON)
                .until(() -> admin().queryParam("size", 1000)
                        .get("/api/v1/discovery/moves")
                        .asString()
                        .contains("SEP000000004001"));
        assertThat(device("SEP000000004001").clusterId()).isEqualTo("from");
        from.site().remove(phone(0x4001));
        await().atMost(SOON).until(() -> device("SEP000000004001").clusterId().equals("to"));
        admin().queryParam("what", "device/SEP000000004001")
                .get("/api/v1/audit/cluster-registry")
                .then()
                .body("items[0].action", equalTo("changed"))
                .body("items[0].call", equalTo("discovery source from"));
        try (var events = new TopicReader(TestBackends.start().bootstrapServers(), RegistryTopics.PHONE_MOVED)) {
            var moved = events.await(
                    SOON,
                    event -> "SEP000000004001".equals(event.key())
                            && event.value() != null
                            && read(new String(event.value(), UTF_8))
                                    .path("clusterId")
                                    .asText()
                                    .equals("to"));
            assertThat(read(new String(moved.value(), UTF_8)).path("statedBy").asText())
                    .isEqualTo("from");
        }
        assertThat(items("/api/v1/discovery/moves").findValuesAsText("device")).doesNotContain("SEP000000004001");
    }

    @Test
    void whatWasSetByHandStaysAndIsShown() throws Exception {
        var cm = unifiedCm("hand", "192.0.2.61");
        cm.site().phones(0x5000, 3);
        remote("hand", "192.0.2.69");
        remote("elsewhere", "192.0.2.68");
        device("SEP000000005000", "elsewhere");
        cm.told();
        var report = RunCalls.of("hand");
        assertThat(report.at("/devices/proposed").longValue()).isEqualTo(1);
        assertThat(cluster("hand").tftpAddresses()).containsExactly("192.0.2.69");
        assertThat(device("SEP000000005000").clusterId()).isEqualTo("elsewhere");
        assertThat(device("SEP000000005001").clusterId()).isEqualTo("hand");
        admin().get("/api/v1/clusters/hand").then().body("warnings.kind", hasItem("overridden"));
        var proposed = items("/api/v1/discovery/moves");
        assertThat(proposed.findValuesAsText("device")).contains("SEP000000005000");
        aRefusedMoveStaysRefusedUntilSomethingElseIsStated();
        admin().queryParam("warnings", "true")
                .get("/api/v1/clusters")
                .then()
                .statusCode(200)
                .body("items.find { it.clusterId == 'hand' }.warnings.kind", hasItem("overridden"))
                .body("items.find { it.clusterId == 'elsewhere' }.warnings", nullValue());
        admin().get("/api/v1/clusters").then().body("items.warnings.flatten().findAll { it != null }", empty());
        problem(admin().queryParam("warnings", "x").get("/api/v1/clusters"), 400);
        admin().body(json("{'manualOverride':false}"))
                .patch("/api/v1/clusters/hand")
                .then()
                .statusCode(200);
        RunCalls.of("hand");
        assertThat(cluster("hand").tftpAddresses()).containsExactly("192.0.2.61");
    }

    /** The phone 5000 is stated at "hand", and was put into "elsewhere" by hand. */
    private static void aRefusedMoveStaysRefusedUntilSomethingElseIsStated() {
        var moves = "/api/v1/discovery/moves";
        var refusal = moves + "/sep000000005000/refuse";
        problem(admin().post(refusal + "?to=third"), 404);
        assertThat(items(moves).findValuesAsText("device")).contains("SEP000000005000");
        admin().post(refusal + "?to=hand").then().statusCode(204);
        assertThat(items(moves).findValuesAsText("device")).doesNotContain("SEP000000005000");
        assertThat(items(moves + "?refused=true").findValuesAsText("device")).contains("SEP000000005000");
        problem(admin().post(refusal), 404);
        RunCalls.of("hand");
        assertThat(items(moves).findValuesAsText("device")).doesNotContain("SEP000000005000");
        remote("third", "192.0.2.67");
        admin().body(json("{'from':'elsewhere','to':'third'}"))
                .post(Api.DEVICES + "/SEP000000005000/move")
                .then()
                .statusCode(200);
        assertThat(items(moves).findValuesAsText("device")).contains("SEP000000005000");
        admin().post(refusal).then().statusCode(204);
        admin().delete(refusal).then().statusCode(204);
        problem(admin().delete(refusal), 404);
        assertThat(items(moves).findValuesAsText("device")).contains("SEP000000005000");
        problem(admin().post(moves + "/SEP0000000050FF/refuse"), 404);
        admin().get("/api/v1/audit/cluster-registry?what=discovery-refused-move")
                .then()
                .body("items.action", hasItems("created", "changed", "removed"));
        admin().body(json("{'from':'third','to':'elsewhere'}"))
                .post(Api.DEVICES + "/SEP000000005000/move")
                .then()
                .statusCode(200);
    }

    @Test
    void warningsTellOfAutoRegistrationAndSecondLevels() throws Exception {
        var cm = unifiedCm("proxy", "192.0.2.71");
        unifiedCm("behind", "192.0.2.72").told();
        RunCalls.of("behind");
        cm.site()
                .nodes(new StandInNode("192.0.2.71", true, true, true))
                .remotes(
                        new StandInRemote("behind", true, List.of("192.0.2.72")),
                        new StandInRemote("stranger", true, List.of("198.51.100.1")),
                        new StandInRemote("unasked", false, List.of()));
        cm.told();
        RunCalls.of("proxy");
        admin().get("/api/v1/clusters/proxy")
                .then()
                .body("peers.size()", equalTo(0))
                .body("warnings.kind", hasItem("auto-registration"))
                .body("warnings.kind", hasItem("second-level"))
                .body("warnings.kind", hasItem("proxy"))
                .body("warnings.text.join(' ')", containsString("local → proxy → behind"))
                .body("warnings.text.join(' ')", containsString("stranger"));
    }

    @Test
    void anAddressOfAnotherClusterIsToldAndNotTaken() throws Exception {
        remote("taken", "192.0.2.81");
        unifiedCm("taker", "192.0.2.81").told();
        assertThat(RunCalls.of("taker").get("notes").toString())
                .contains("Cluster 'taker' is left as it is")
                .contains("taken");
        assertThat(admin().get("/api/v1/clusters/taker").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasRemovedByHandStaysAwayTillThatIsTakenBack() throws Exception {
        var cm = unifiedCm("removed", "192.0.2.91");
        cm.site().phones(0x6000, 2);
        cm.told();
        RunCalls.of("removed");
        for (var path : List.of("devices/SEP000000006000", "devices/SEP000000006001", "clusters/removed")) {
            admin().delete("/api/v1/" + path).then().statusCode(204);
        }
        RunCalls.of("removed");
        RunCalls.of("removed");
        assertThat(admin().get("/api/v1/clusters/removed").statusCode()).isEqualTo(404);
        assertThat(admin().get("/api/v1/devices/SEP000000006000").statusCode()).isEqualTo(404);
        var shown = items("/api/v1/discovery/removed");
        assertThat(shown.findValuesAsText("name")).contains("removed", "SEP000000006000", "SEP000000006001");
        assertThat(shown.findValuesAsText("kind")).contains("cluster", "device");
        assertThat(shown.toString()).contains("\"sources\":[\"removed\"]");
        assertThat(items("/api/v1/discovery/moves").findValuesAsText("device")).doesNotContain("SEP000000006000");

        admin().delete(REMOVED + "clusters/removed").then().statusCode(204);
        admin().delete(REMOVED + "clusters/removed").then().statusCode(404);
        RunCalls.of("removed");
        assertThat(cluster("removed").tftpAddresses()).containsExactly("192.0.2.91");
        assertThat(device("SEP000000006001").clusterId()).isEqualTo("removed");

        admin().delete("/api/v1/devices/SEP000000006000").then().statusCode(204);
        admin().delete("/api/v1/devices/SEP000000006001").then().statusCode(204);
        device("SEP000000006001", "removed");
        assertThat(items("/api/v1/discovery/removed").findValuesAsText("name"))
                .contains("SEP000000006000")
                .doesNotContain("SEP000000006001");
        admin().delete(REMOVED + "devices/sep000000006000").then().statusCode(204);
        RunCalls.of("removed");
        assertThat(device("SEP000000006000").clusterId()).isEqualTo("removed");
        admin().queryParam("what", "discovery-removed/SEP000000006000")
                .get("/api/v1/audit/cluster-registry")
                .then()
                .body("items[0].action", equalTo("removed"));
    }

    @Test
    void theSuitesOwnRecordIsLeftAloneAndItsPhonesCome() throws Exception {
        var before = cluster("local");
        var cm = unifiedCm("local", "192.0.2.95");
        cm.site().nodes(new StandInNode("192.0.2.95", true, true, true)).phones(0x7000, 1);
        cm.told();
        try {
            assertThat(RunCalls.of("local").get("reason").textValue()).isEmpty();
            assertThat(cluster("local")).isEqualTo(before);
            assertThat(device("SEP000000007000").clusterId()).isEqualTo("local");
            admin().get("/api/v1/clusters/local")
                    .then()
                    .body("warnings.kind", hasItem("auto-registration"))
                    .body("warnings.kind", not(hasItem("overridden")));
        } finally {
            admin().delete("/api/v1/devices/SEP000000007000");
        }
    }

    @Test
    void aSlowSourceHoldsNobodyUp() throws Exception {
        var slow = unifiedCm("slow", "192.0.2.101");
        var quick = unifiedCm("quick", "192.0.2.102");
        slow.axl.pace(Duration.ofMinutes(2));
        slow.told();
        quick.told();
        var both = RunCalls.begin();
        // Others are asked while that run goes on.
        assertThat(RunCalls.of("quick").get("state").textValue()).isEqualTo("done");
        assertThat(RunCalls.get(both).get("ended").isNull()).isTrue();
        var reports = RunCalls.ended(both).get("sources");
        for (var report : reports) {
            var isSlow = report.get("name").textValue().equals("slow");
            assertThat(report.get("state").textValue()).isEqualTo(isSlow ? "failed" : "done");
            assertThat(report.get("reason").textValue()).startsWith(isSlow ? "Timed out: " : "");
        }
        admin().get(UnifiedCm.SOURCES + "slow").then().body("reason", startsWith("Timed out: "));
        assertThat(cluster("quick").tftpAddresses()).containsExactly("192.0.2.102");
    }

    @Test
    void whoStatesWhatIsToldFieldByField() throws Exception {
        var cm = unifiedCm("told", "192.0.2.111", "192.0.2.112");
        cm.told();
        RunCalls.of("told");
        admin().get("/api/v1/clusters/told")
                .then()
                .body("stated.find { it.field == 'tftpAddresses' }.value", equalTo("192.0.2.112, 192.0.2.111"))
                .body("stated.find { it.field == 'tftpAddresses' }.source", equalTo("told"))
                .body("stated.find { it.field == 'tftpAddresses' }.origin", equalTo("told"))
                .body("stated.find { it.field == 'tftpAddresses' }.counts", equalTo(true))
                .body("stated.find { it.field == 'tftpAddresses' }.overridden", equalTo(false))
                .body("callManagerGroups.name", contains("Default"))
                .body("callManagerGroups[0].tftpDefault", equalTo(true))
                .body("callManagerGroups[0].members", contains("192.0.2.111", "192.0.2.112"));
        admin().body(json("{'manualOverride':true,'tftpAddresses':['192.0.2.119']}"))
                .patch("/api/v1/clusters/told")
                .then()
                .statusCode(200);
        admin().get("/api/v1/clusters/told")
                .then()
                .body("stated.find { it.field == 'tftpAddresses' }.overridden", equalTo(true));
        // An answer can be changed and sent back.
        var answer = admin().get("/api/v1/clusters/told").asString();
        admin().body(answer).put("/api/v1/clusters/told").then().statusCode(200);
    }

    /** The rules of R9 hold over what Unified CMs say of each other, and the way that breaks them is told. */
    @Test
    void aLoopOverPeersIsToldWithItsPath() throws Exception {
        var left = unifiedCm("left", "192.0.2.121");
        var right = unifiedCm("right", "192.0.2.122");
        left.told();
        right.told();
        RunCalls.of("left");
        RunCalls.of("right");
        left.site().remotes(new StandInRemote("right", true, List.of("192.0.2.122")));
        right.site()
                .remotes(
                        new StandInRemote("left", true, List.of("192.0.2.121")),
                        new StandInRemote("local", true, List.of("192.0.2.200")));
        RunCalls.of("left");
        RunCalls.of("right");
        assertThat(cluster("left").peers()).isEmpty();
        // Back at the primary is what R9 allows.
        assertThat(cluster("right").peers()).containsExactly("local");
        admin().get("/api/v1/clusters/left")
                .then()
                .body("warnings.text.join(' ')", containsString("local → left → right"));
        admin().get("/api/v1/clusters/right")
                .then()
                .body("warnings.text.join(' ')", containsString("local → right → left"))
                .body("stated.find { it.field == 'peers' }.value", equalTo("left, local"));
    }
}
