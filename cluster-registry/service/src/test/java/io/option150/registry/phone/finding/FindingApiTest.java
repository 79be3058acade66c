package io.option150.registry.phone.finding;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.read;
import static io.option150.registry.Api.remote;
import static io.option150.registry.phone.Told.asked;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.phone.Edge;
import io.option150.registry.story.Memory;
import io.option150.registry.story.Memory.Held;
import io.option150.testkit.Await;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found of phones that ask on real Kafka: it comes, is told, and goes. */
@RegistryTest
class FindingApiTest {

    private static final String PHONES = "/api/v1/phones/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json;
    private final Pool pool;

    FindingApiTest(ObjectMapper json, Pool pool) {
        this.json = json;
        this.pool = pool;
    }

    @BeforeEach
    void clean() {
        Api.clean();
    }

    @Test
    void aFindingComesWithItsReasonAndGoesWhenItIsMended() throws Exception {
        remote("found-a", "192.0.2.201");
        var phone = "SEP02A0B1D00001";
        try (var edge = new Edge("edge-a", json)) {
            edge.tell(phone, "198.51.101.1", unknown(phone, Instant.now().minusSeconds(3)))
                    .get();
            await("it is found", phone, "failing");
            var found = finding(phone, "", "");
            assertThat(found.get("id").textValue()).isEqualTo("unknown-phone");
            assertThat(found.get("fault").booleanValue()).isTrue();
            assertThat(found.get("reason").textValue()).isNotBlank().doesNotContain("{");
            assertThat(found.get("nextStep").textValue()).isNotBlank();
            assertThat(found.get("evidence").findValuesAsText("name")).contains(phone + ".cnf.xml");
            assertThat(names("/api/v1/phones?state=failing&q=" + phone)).containsExactly(phone);

            var chinese = finding(phone, "?lang=zh-CN", "").get("reason").textValue();
            assertThat(chinese).isNotEqualTo(found.get("reason").textValue());
            assertThat(finding(phone, "", "fr, zh-CN;q=0.8, en;q=0.3")
                            .get("reason")
                            .textValue())
                    .isEqualTo(chinese);
            assertThat(finding(phone, "?lang=en", "zh-CN").get("reason")).isEqualTo(found.get("reason"));
            problem(admin().get(PHONES + phone + "?lang=fr"), 400);

            edge.tell(
                            phone,
                            "198.51.101.1",
                            // From another port: from the same one so soon, it would be a repeat of the one that was
                            // denied.
                            asked(Instant.now(), phone + ".cnf.xml")
                                    .port(50_001)
                                    .by("found-a")
                                    .request())
                    .get();
            await("it is gone", phone, "ok");
        }
    }

    @Test
    void aPhoneOfWhichWhatIsKeptCannotBeReadHoldsUpNobodyElse() throws Exception {
        remote("found-k", "192.0.2.212");
        var broken = "SEP02A0B1D00021";
        var other = "SEP02A0B1D00022";
        try (var edge = new Edge("edge-a", json)) {
            edge.tell(broken, "198.51.101.21", unknown(broken, Instant.now().minusSeconds(3)))
                    .get();
            await("it is found", broken, "failing");
            Await.of(pool.query("update phone_finding set args = '{' where phone = '" + broken + "'")
                    .execute()
                    .subscribeAsCompletionStage());
            // Both at once: they are looked at together.
            Await.of(pool.query("""
                            insert into phone (key, device, address, first_seen, last_seen, edges, load, asked, left_out)
                            values ('%s', '%s', '198.51.101.22', now(), now(), '{}', '', 1, 0)""".formatted(other, other)).execute().subscribeAsCompletionStage());
            Await.of(pool.query("update phone set looked = null, dirty = now() where key in ('%s', '%s')"
                            .formatted(broken, other))
                    .execute()
                    .subscribeAsCompletionStage());
            edge.tell(other, "198.51.101.22", unknown(other, Instant.now().minusSeconds(3)))
                    .get();
            await("the other is found", other, "failing");
        } finally {
            Await.of(pool.query("delete from phone_finding where phone = '" + broken + "'")
                    .execute()
                    .subscribeAsCompletionStage());
        }
    }

    @Test
    void aCauseThatManyPhonesShareIsToldOnce() throws Exception {
        remote("found-b", "192.0.2.202");
        try (var edge = new Edge("edge-a", json)) {
            for (int i = 1; i <= 6; i++) {
                var phone = "SEP02A0B1D0010" + i;
                edge.tell(phone, "198.51.102." + i, unknown(phone, Instant.now().minusSeconds(3)))
                        .get();
            }
            Await.until(
                    "all are found", PATIENCE, () -> shared("198.51.102.0/24").size() == 1);
            var shared = shared("198.51.102.0/24").getFirst();
            Await.until(
                    "all are counted",
                    PATIENCE,
                    () -> shared("198.51.102.0/24").getFirst().get("count").intValue() == 6);
            assertThat(shared.get("id").textValue()).isEqualTo("unknown-phone");
            assertThat(shared("198.51.102.0/24").getFirst().get("phones").size())
                    .isEqualTo(6);
            assertThat(IntStream.range(0, 6).mapToObj(i -> "SEP02A0B1D0010" + (i + 1)))
                    .allSatisfy(phone -> assertThat(single(phone)).isEmpty());
        }
    }

    @Test
    void aMemoryIsReadAsItWasWritten() throws Exception {
        var memory = new Memory(new Held("CN=a 1", "a"), Held.NOTHING, "a", true, Instant.EPOCH);
        assertThat(json.readValue(json.writeValueAsString(memory), Memory.class))
                .isEqualTo(memory);
    }

    @Test
    void aMemoryThatCannotBeReadKeepsNobodyFromLooking() throws Exception {
        remote("found-c", "192.0.2.203");
        var spoilt = "SEP02A0B1D00201";
        var older = "SEP02A0B1D00202";
        try (var edge = new Edge("edge-a", json)) {
            for (var phone : List.of(spoilt, older)) {
                edge.tell(phone, addressOf(phone), asked(Instant.now(), "a").request())
                        .get();
                Await.until(
                        "it is known",
                        PATIENCE,
                        () -> admin().get(PHONES + phone).statusCode() == 200);
            }
            remember(spoilt, "{");
            remember(older, """
                    {"itl": {"signer": "", "cluster": "", "nothing": true}, "ctl": {"signer": "", "cluster": ""},
                     "configuration": "", "http": false, "later": 1}""");
            for (var phone : List.of(spoilt, older)) {
                edge.tell(phone, addressOf(phone), unknown(phone, Instant.now().minusSeconds(3)))
                        .get();
            }
            await("it is found", spoilt, "failing");
            await("it is found", older, "failing");
        }
    }

    private static String addressOf(String phone) {
        return "198.51.103." + phone.charAt(phone.length() - 1);
    }

    private void remember(String phone, String memory) {
        Await.of(pool.preparedQuery("update phone set memory = $2 where key = $1")
                .execute(Tuple.of(phone, memory))
                .subscribeAsCompletionStage());
    }

    private static PhoneRequest[] unknown(String phone, Instant time) {
        return new PhoneRequest[] {
            asked(time, "CTL" + phone + ".tlv").denied("own", "found-a").request(),
            asked(time.plusMillis(300), "ITL" + phone + ".tlv")
                    .denied("own", "found-a")
                    .request(),
            asked(time.plusMillis(600), phone + ".cnf.xml")
                    .denied("own", "found-a")
                    .request(),
            asked(time.plusMillis(900), "XMLDefault.cnf.xml")
                    .denied("own", "found-a")
                    .request()
        };
    }

    private static void await(String what, String phone, String state) {
        Await.untilAsserted(what, PATIENCE, () -> {
            var answer = admin().get(PHONES + phone).asString();
            assertThat(read(answer).path("state").asText()).as(answer).isEqualTo(state);
        });
    }

    private static JsonNode finding(String phone, String query, String accepts) {
        var call = accepts.isEmpty() ? admin() : admin().header("Accept-Language", accepts);
        return read(call.get(PHONES + phone + query)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .get("findings")
                .get(0);
    }

    private static List<String> names(String query) {
        return Api.items(query).findValuesAsText("device");
    }

    private static List<JsonNode> shared(String place) {
        return all().stream()
                .filter(one -> one.get("place").textValue().equals(place))
                .toList();
    }

    private static List<JsonNode> single(String phone) {
        return all().stream()
                .filter(one -> one.get("place").textValue().isEmpty()
                        && one.get("phones").get(0).textValue().equals(phone))
                .toList();
    }

    private static List<JsonNode> all() {
        return StreamSupport.stream(Api.items("/api/v1/findings").spliterator(), false)
                .toList();
    }
}
