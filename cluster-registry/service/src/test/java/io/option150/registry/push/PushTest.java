package io.option150.registry.push;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.items;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.registry.axl.standin.AxlStandIn;
import io.option150.registry.axl.standin.Tomcat;
import io.option150.registry.callmanager.standin.AmiStandIn;
import io.option150.registry.callmanager.standin.EventSocketStandIn;
import io.option150.registry.callmanager.standin.SipPhone;
import io.option150.registry.discovery.DiscoveryProfile;
import io.option150.registry.fleet.ToldEdges;
import io.option150.testkit.Await;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phones that are asked to fetch their files, by call managers that are stood in for. */
@RegistryTest
@TestProfile(DiscoveryProfile.class)
class PushTest {

    private static final String PHONE = "SEP02A0B1C2D001";

    private final Pool pool;
    private final ObjectMapper json;

    PushTest(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    @BeforeEach
    void start() {
        Api.clean();
        remote("push-a", "192.0.2.31");
        device(PHONE, "push-a");
    }

    @Test
    void anAsteriskIsAskedAndItIsToldWhatThePhoneFetched() {
        try (var asterisk = AmiStandIn.start("sip-02a0b1c2d001")) {
            target(asterisk, "'endpoint':'sip-{mac}'").statusCode(201).body("enabled", equalTo(true));
            assertThat(ask(PHONE, "{}").path("state").asText()).isIn("waiting", "asking", "taken");
            var push = awaitEnd(PHONE);
            assertThat(push.path("state").asText()).isEqualTo("taken");
            assertThat(push.path("answer").asText()).isEqualTo("NOTIFY sent");
            assertThat(push.path("endpoint").asText()).isEqualTo("sip-02a0b1c2d001");
            assertThat(push.path("fetched").isNull()).isTrue();
            assertThat(asterisk.orders()).containsExactly("PJSIPNotify sip-02a0b1c2d001 Event=check-sync");
            assertThat(asterisk.faults()).isEmpty();

            seen(PHONE, "192.0.2.77");
            day();
            requested(PHONE, "ringlist.xml", "served", 1);
            requested(PHONE, PHONE + ".cnf.xml", "not_found", 2);
            assertThat(pushes(PHONE).getFirst().path("fetched").isNull()).isTrue();
            requested(PHONE, PHONE + ".cnf.xml.sgn", "served", 3);
            var fetched = pushes(PHONE).getFirst().path("fetched");
            assertThat(fetched.path("name").asText()).isEqualTo(PHONE + ".cnf.xml.sgn");
            assertThat(fetched.path("edge").asText()).isEqualTo("edge-a");
        }
        assertThat(items("/api/v1/audit/cluster-registry").toString())
                .contains("asked to check", "push-target")
                .doesNotContain(AmiStandIn.SECRET.replace("\"", "\\\""));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        problem(post(PHONE, "{}"), 409).body("detail", containsString("no push target that is enabled"));
        problem(post("SEP02A0B1C2DFFF", "{}"), 404);
        problem(admin().get("/api/v1/clusters/push-a/push"), 404);
        problem(admin().get("/api/v1/clusters/nowhere/push"), 404);
        try (var asterisk = AmiStandIn.start(PHONE)) {
            target(asterisk, "'enabled':false").statusCode(201);
            problem(post(PHONE, "{}"), 409);
            target(asterisk, "'enabled':true").statusCode(200);
            problem(post(PHONE, json("{'wish':'restart'}")), 400).body("field", equalTo("wish"));
            problem(post(PHONE, json("{'after':-1}")), 400).body("field", equalTo("after"));
            problem(post(PHONE, json("{'endpoint':'a b'}")), 400).body("field", equalTo("endpoint"));
            ask(PHONE, json("{'endpoint':'1002'}"));
            var push = awaitEnd(PHONE);
            assertThat(push.path("state").asText()).isEqualTo("refused");
            assertThat(push.path("answer").asText()).isEqualTo("Unable to retrieve endpoint 1002");
        }
    }

    @Test
    void aTargetKeepsToItsRulesAndNeverShowsItsPassword() {
        try (var asterisk = AmiStandIn.start(PHONE)) {
            var stored =
                    target(asterisk, "'perSecond':5").statusCode(201).extract().asString();
            assertThat(stored).contains("\"passwordGiven\":true").doesNotContain("secret");
            var tag = admin().get("/api/v1/clusters/push-a/push").header("ETag");
            admin().header("If-Match", tag)
                    .body(json("{'perSecond':7}"))
                    .put("/api/v1/clusters/push-a/push")
                    .then()
                    .statusCode(200)
                    .body("perSecond", equalTo(7));
            problem(admin().header("If-Match", tag).body("{}").put("/api/v1/clusters/push-a/push"), 412);
            for (var bad : List.of(
                    "'address':'192.0.2.1:5038'",
                    "'kind':'freeswitch'",
                    "'perSecond':0",
                    "'address':'a b'",
                    "'endpoint':'a b'",
                    "'profile':'internal'",
                    "'certificateSha256':'AB'",
                    "'kind':'fax'")) {
                problem(admin().body(json("{" + bad + "}")).put("/api/v1/clusters/push-a/push"), 400);
            }
            admin().delete("/api/v1/clusters/push-a/push").then().statusCode(204);
            problem(admin().delete("/api/v1/clusters/push-a/push"), 404);
        }
    }

    @Test
    void phonesAreAskedOneAfterTheOtherAtTheTargetsPace() {
        var names = phones(5);
        try (var asterisk = AmiStandIn.start(names.toArray(String[]::new))) {
            target(asterisk, "'perSecond':4").statusCode(201);
            names.forEach(name -> ask(name, "{}"));
            var asked = new ArrayList<Instant>();
            names.forEach(
                    name -> asked.add(Instant.parse(awaitEnd(name).path("asked").asText())));
            assertThat(asked).isSorted();
            assertThat(Duration.between(asked.getFirst(), asked.getLast()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aPhoneIsNotAskedBeforeEdgesAppliedWhatItIsToFetch() throws Exception {
        try (var asterisk = AmiStandIn.start(PHONE);
                var edges = new ToldEdges()) {
            edges.nobody();
            target(asterisk, "'perSecond':100").statusCode(201);
            ask(PHONE, json("{'after':9000000000000}"));
            ask(PHONE, "{}");
            Await.until(
                    "the other one is asked",
                    () -> pushes(PHONE).getFirst().path("state").asText().equals("taken"));
            assertThat(pushes(PHONE).get(1).path("state").asText()).isEqualTo("waiting");
            waitedFor("2 minutes");
            // While no edge is heard it is not known that one has not applied it.
            looked();
            assertThat(pushes(PHONE).get(1).path("state").asText()).isEqualTo("waiting");
            edges.tell("edge-push", "running", null, 0);
            Await.until(
                    "it is given up",
                    () -> pushes(PHONE)
                            .get(1)
                            .path("answer")
                            .asText()
                            .contains("not all edges applied change 9000000000000"));
            assertThat(asterisk.orders()).hasSize(1);
            assertThat(number("select count(*) from push where counts")).isOne();

            edges.nobody();
            ask(PHONE, json("{'after':9000000000000}"));
            waitedFor("25 hours");
            assertThat(awaitEnd(PHONE).path("answer").asText()).isEqualTo("Not asked: it waited for 24 h.");
            assertThat(pushes(PHONE).getFirst().path("state").asText()).isEqualTo("stopped");
        }
    }

    @Test
    void whatWaitsIsNotAskedOnceItsTargetIsDisabledOrOfAnotherKind() {
        try (var asterisk = AmiStandIn.start(PHONE)) {
            target(asterisk, "'perSecond':100").statusCode(201);
            ask(PHONE, json("{'after':9000000000000}"));
            target(asterisk, "'perSecond':99").statusCode(200);
            assertThat(pushes(PHONE).getFirst().path("state").asText()).isEqualTo("waiting");
            target(asterisk, "'enabled':false").statusCode(200);
            var disabled = pushes(PHONE).getFirst();
            assertThat(disabled.path("state").asText()).isEqualTo("stopped");
            assertThat(disabled.path("answer").asText()).isEqualTo("Not asked: the target was disabled.");
            target(asterisk, "'enabled':true").statusCode(200);
            ask(PHONE, json("{'after':9000000000000}"));
            target(json("{'kind':'sip','address':'5060','username':'','enabled':true}"))
                    .statusCode(200);
            assertThat(pushes(PHONE).getFirst().path("answer").asText())
                    .isEqualTo("Not asked: the target's kind was changed.");
            assertThat(asterisk.orders()).isEmpty();
        }
    }

    @Test
    void phonesThatDoNotAnswerThemselvesStopNobodyElse() {
        target(json("{'kind':'sip','address':'5060','perSecond':100,'enabled':true}"))
                .statusCode(201);
        // Nobody was seen, so none has an address: each fails for itself.
        var names = phones(8);
        names.forEach(name -> ask(name, "{}"));
        names.forEach(name -> assertThat(awaitEnd(name).path("state").asText()).isEqualTo("failed"));
    }

    @Test
    void nobodyElseIsAskedOnceTooManyFailed() throws Exception {
        int free;
        try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = port.getLocalPort();
        }
        put(new InetSocketAddress(InetAddress.getLoopbackAddress(), free), "'perSecond':2")
                .statusCode(201);
        var names = phones(12);
        names.forEach(name -> ask(name, "{}"));
        var last = awaitEnd(names.getLast());
        assertThat(last.path("state").asText()).isEqualTo("stopped");
        assertThat(last.path("answer").asText()).contains("the last 5 failed", "127.0.0.1:" + free);
        assertThat(awaitEnd(names.getFirst()).path("state").asText()).isEqualTo("failed");
    }

    @Test
    void phonesWhoseConfigurationChangedAreAskedByThemselves() throws Exception {
        try (var asterisk = AmiStandIn.start(PHONE);
                var files = new ChangedFiles(json)) {
            target(asterisk, "'automatic':true").statusCode(201).body("automatic", equalTo(true));
            var now = Instant.now();
            // Edges apply it within a minute, or it is given up: here nobody does.
            Await.until("the change is heard", () -> {
                files.tell(PHONE + ".cnf.xml", 41, now);
                return !pushes(PHONE).isEmpty();
            });
            var push = pushes(PHONE).getFirst();
            assertThat(push.path("after").asLong()).isEqualTo(41);
            assertThat(push.path("createdBy").asText()).isEqualTo("option150");
            // Older ones, other files, other phones, and one that is told again ask nobody.
            files.tell(PHONE + ".cnf.xml", 40, now);
            files.tell(PHONE + ".cnf.xml", 50, now.minus(Duration.ofHours(1)));
            files.tell("ringlist.xml", 51, now);
            files.tell("SEP02A0B1C2DFFF.cnf.xml", 52, now);
            waitedFor("2 minutes");
            files.tell(PHONE + ".cnf.xml", 53, now);
            Await.until(
                    "the newer change is heard",
                    () -> pushes(PHONE).getFirst().path("after").asLong() == 53);
            assertThat(pushes(PHONE)).hasSize(1);
            assertThat(
                            number(
                                    "select count(*) from push where waits_for = 53 and waits_since > created + interval '5 ms'"))
                    .isOne();
            assertThat(asterisk.orders()).isEmpty();
        }
    }

    @Test
    void freeswitchUnifiedCmAndThePhoneItselfAreAskedTheSameWay(@TempDir Path folder) throws Exception {
        try (var freeswitch = EventSocketStandIn.start("1001@example.org")) {
            target(json("{'kind':'freeswitch','address':'127.0.0.1:%d','password':'%s','enabled':true}"
                            .formatted(freeswitch.address().getPort(), EventSocketStandIn.PASSWORD)))
                    .statusCode(201);
            ask(PHONE, json("{'wish':'restart','endpoint':'1001@example.org'}"));
            assertThat(awaitEnd(PHONE).path("state").asText()).isEqualTo("taken");
            assertThat(freeswitch.orders())
                    .containsExactly("api sofia profile internal flush_inbound_reg 1001@example.org reboot");
        }
        admin().delete("/api/v1/clusters/push-a/push").then().statusCode(204);
        var tomcat = Tomcat.in(folder, "cucm-publisher");
        try (var axl = AxlStandIn.start(tomcat)) {
            var phone = axl.site().add(7).name();
            target(json(
                            ("{'kind':'axl','address':'127.0.0.1:%d','username':'%s','password':'%s','certificateSha256':'%s',"
                                            + "'enabled':true}")
                                    .formatted(axl.port(), AxlStandIn.USERNAME, AxlStandIn.PASSWORD, tomcat.sha256())))
                    .statusCode(201);
            ask(PHONE, json("{'wish':'reset','endpoint':'%s'}".formatted(phone)));
            assertThat(awaitEnd(PHONE).path("state").asText()).isEqualTo("taken");
            ask(PHONE, "{}");
            assertThat(awaitEnd(PHONE).path("answer").asText()).contains("Fault 5007");
            assertThat(axl.site().orders()).containsExactly("reset " + phone);
        }
        admin().delete("/api/v1/clusters/push-a/push").then().statusCode(204);
        try (var phone = SipPhone.start("200 OK", 0)) {
            target(json("{'kind':'sip','address':'%d','enabled':true}"
                            .formatted(phone.address().getPort())))
                    .statusCode(201);
            seen(PHONE, "127.0.0.1");
            ask(PHONE, "{}");
            assertThat(awaitEnd(PHONE).path("answer").asText()).isEqualTo("200 OK");
            assertThat(phone.requests().getFirst()).startsWith("NOTIFY sip:" + PHONE + "@127.0.0.1:");
        }
    }

    private void waitedFor(String time) {
        pool.query("update push set waits_since = waits_since - interval '" + time + "' where state = 'WAITING'")
                .execute()
                .await()
                .indefinitely();
    }

    /** Waits until it was looked who waits too long: one that was taken and never ended is ended after them. */
    private void looked() {
        pool.query("""
                        insert into push (phone, device, cluster_id, wish, endpoint, after_sequence, waits_for, state, created_by, asked)
                        values ('ABANDONED', 'ABANDONED', 'push-a', 'CHECK', 'x', 0, 0, 'ASKING', 'test', now() - interval '6 minutes')""").execute().await().indefinitely();
        Await.until(
                "it is given up",
                () -> number("select count(*) from push where phone = 'ABANDONED' and state = 'FAILED'") == 1);
    }

    private long number(String count) {
        return pool.query(count)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static List<String> phones(int count) {
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var name = "SEP02A0B1C2E%03d".formatted(i);
            device(name, "push-a");
            names.add(name);
        }
        return names;
    }

    private static ValidatableResponse target(AmiStandIn asterisk, String more) {
        return put(asterisk.address(), more);
    }

    private static ValidatableResponse put(InetSocketAddress address, String more) {
        var body = json("{'kind':'pjsip','address':'127.0.0.1:%d','username':'%s',%s%s}"
                .formatted(
                        address.getPort(),
                        AmiStandIn.USERNAME,
                        more.contains("enabled") ? "" : "'enabled':true,",
                        more));
        return target(body.substring(0, body.length() - 1) + ",\"password\":\""
                + AmiStandIn.SECRET.replace("\"", "\\\"") + "\"}");
    }

    private static ValidatableResponse target(String body) {
        return admin().body(body).put("/api/v1/clusters/push-a/push").then();
    }

    private static Response post(String phone, String body) {
        return admin().body(body).post("/api/v1/phones/" + phone + "/push");
    }

    private static JsonNode ask(String phone, String body) {
        return Api.read(post(phone, body)
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/phones/" + phone + "/push"))
                .extract()
                .asString());
    }

    private static List<JsonNode> pushes(String phone) {
        var pushes = new ArrayList<JsonNode>();
        items("/api/v1/phones/" + phone + "/push").forEach(pushes::add);
        return pushes;
    }

    private static JsonNode awaitEnd(String phone) {
        Await.until(
                phone + " was asked",
                () -> !pushes(phone).getFirst().path("ended").isNull());
        return pushes(phone).getFirst();
    }

    private void seen(String phone, String address) {
        pool.preparedQuery("""
                        insert into phone (key, device, address, first_seen, last_seen, edges, load, asked, left_out)
                        values ($1, $1, $2, now(), now(), '{edge-a}', '', 0, 0) on conflict (key) do update set address = $2""").execute(Tuple.of(phone, address)).await().indefinitely();
    }

    /** The registry makes the days before it writes what edges tell of phones; here nobody told. */
    private void day() {
        var today = LocalDate.now(ZoneOffset.UTC);
        pool.query(
                        "create table if not exists phone_request_%s partition of phone_request for values from ('%s') to ('%s')"
                                .formatted(
                                        today.toString().replace("-", ""),
                                        today + "T00:00:00Z",
                                        today.plusDays(1) + "T00:00:00Z"))
                .execute()
                .await()
                .indefinitely();
    }

    private void requested(String phone, String name, String outcome, int id) {
        pool.preparedQuery("""
                        insert into phone_request (phone, time, id, edge, address, request) values ($1, $2, $3, 'edge-a', '192.0.2.77', $4)""")
                .execute(Tuple.of(
                        phone,
                        OffsetDateTime.now(ZoneOffset.UTC),
                        (long) id,
                        json("{'time':'%s','front':'tftp','name':'%s','outcome':'%s'}"
                                .formatted(Instant.now(), name, outcome))))
                .await()
                .indefinitely();
    }
}
