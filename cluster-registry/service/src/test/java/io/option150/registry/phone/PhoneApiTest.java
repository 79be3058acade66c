package io.option150.registry.phone;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.items;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.read;
import static io.option150.registry.Api.remote;
import static io.option150.registry.phone.Told.asked;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneTopics;
import io.option150.registry.device.PhoneNames;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What edges tell of phones on real Kafka, as the API tells it. */
@RegistryTest
class PhoneApiTest {

    private static final String PHONES = "/api/v1/phones";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json;
    private final PhoneCare care;
    private final Pool pool;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(30);
    private final Edge edge;

    PhoneApiTest(ObjectMapper json, PhoneCare care, Pool pool) throws Exception {
        this.json = json;
        this.care = care;
        this.pool = pool;
        this.edge = new Edge("edge-a", json);
    }

    @BeforeEach
    void start() {
        Api.clean();
        Await.until("the topic is made", () -> {
            try (var admin = Admin.create(
                    Map.of("bootstrap.servers", TestBackends.start().bootstrapServers()))) {
                return admin.listTopics()
                        .names()
                        .get()
                        .containsAll(Set.of(PhoneTopics.PHONE_SEEN, PhoneTopics.PHONE_SEEN_UNREAD));
            }
        });
    }

    @AfterEach
    void end() {
        edge.close();
    }

    @Test
    void aPhoneIsShownWithAllThatItAskedOfAllCopies() throws Exception {
        remote("story-a", "192.0.2.11");
        edge.tell(
                        "SEP02A0B1C2A001",
                        "198.51.100.1",
                        asked(now, "CTLSEP02A0B1C2A001.tlv").request(),
                        asked(now.plusSeconds(1), "SEP02A0B1C2A001.cnf.xml")
                                .by("story-a")
                                .names("loadInformation", "sip88xx.14-2.loads")
                                .request())
                .get();
        try (var other = new Edge("edge-b", json)) {
            other.tell("", "198.51.100.1", asked(now.plusSeconds(4), "Bell.raw").request())
                    .get();
        }
        // Told twice, kept once.
        edge.tell(
                        "SEP02A0B1C2A001",
                        "198.51.100.1",
                        asked(now, "CTLSEP02A0B1C2A001.tlv").request())
                .get();
        awaitPhone("SEP02A0B1C2A001", phone -> phone.path("asked").asInt() == 4);

        var page = phone("sip02a0b1c2a001?size=2");
        assertThat(page.get("device").textValue()).isEqualTo("SEP02A0B1C2A001");
        assertThat(page.get("address").textValue()).isEqualTo("198.51.100.1");
        assertThat(texts(page.get("edges"))).containsExactly("edge-a", "edge-b");
        assertThat(page.get("load").textValue()).isEqualTo("sip88xx.14-2");
        assertThat(page.get("home").textValue()).isEqualTo("story-a");
        assertThat(page.get("homeKind").textValue()).isEqualTo("learned");
        assertThat(Instant.parse(page.get("booted").textValue())).isEqualTo(now);
        assertThat(Instant.parse(page.get("lastSeen").textValue())).isEqualTo(now.plusSeconds(4));
        assertThat(page.get("requestsTotal").intValue()).isEqualTo(3);
        assertThat(names(page)).containsExactly("Bell.raw", "SEP02A0B1C2A001.cnf.xml");
        assertThat(page.get("requests").findValuesAsText("edge")).containsExactly("edge-b", "edge-a");
        assertThat(names(phone("SEP02A0B1C2A001?size=2&page=1"))).containsExactly("CTLSEP02A0B1C2A001.tlv");
        problem(admin().get(PHONES + "/SEP02A0B1C2A0FF"), 404).body("detail", containsString("SEP02A0B1C2A0FF"));
    }

    @Test
    void whatWasAskedBeforeItsNameWasKnownIsThePhones() throws Exception {
        edge.tell("", "198.51.100.2", asked(now, "term61.default.loads").request())
                .get();
        awaitPhone("198.51.100.2", phone -> true);
        edge.tell(
                        "SEP02A0B1C2A002",
                        "198.51.100.2",
                        asked(now.plusSeconds(60), "CTLSEP02A0B1C2A002.tlv").request())
                .get();
        awaitPhone("SEP02A0B1C2A002", phone -> phone.get("requestsTotal").intValue() == 2);
        assertThat(phone("SEP02A0B1C2A002").get("firstSeen").textValue()).isEqualTo(now.toString());
        problem(admin().get(PHONES + "/198.51.100.2"), 404);
    }

    @Test
    void aDayThatIsMissingIsMadeAndNothingIsPutAside() throws Exception {
        Await.of(pool.query("drop table phone_request_%s"
                        .formatted(DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(now, ZoneOffset.UTC))))
                .execute()
                .subscribeAsCompletionStage());
        edge.tell(
                        "SEP02A0B1C2A003",
                        "198.51.100.3",
                        asked(now, "CTLSEP02A0B1C2A003.tlv").request())
                .get();
        awaitPhone("SEP02A0B1C2A003", phone -> phone.get("requestsTotal").intValue() == 1);
    }

    @Test
    void aPhoneBehindATranslatedAddressDoesNotWaitForAllOthersBehindIt() throws Exception {
        Await.of(pool.query("""
                        insert into phone (key, device, address, first_seen, last_seen, edges, load, asked, left_out, dirty)
                        select 'SEP02A0B1C4' || lpad(i::text, 4, '0'), 'SEP02A0B1C4' || lpad(i::text, 4, '0'), '198.51.100.4',
                               now() - interval '3 min', now() - interval '1 min' - i * interval '1 s', '{}', '', 1, 0, null
                        from generate_series(1, 50) i""").execute().subscribeAsCompletionStage());
        var other = Await.of(pool.getConnection().subscribeAsCompletionStage());
        try {
            Await.of(other.query("begin").execute().subscribeAsCompletionStage());
            Await.of(other.query("select from phone where key = 'SEP02A0B1C40050' for no key update")
                    .execute()
                    .subscribeAsCompletionStage());
            edge.tell("", "198.51.100.4", asked(now, "Bell.raw").request()).get();
            Await.until(
                    "it is stored",
                    Duration.ofSeconds(20),
                    () -> admin().get(PHONES + "/198.51.100.4").statusCode() == 200);
        } finally {
            Await.of(other.query("rollback").execute().subscribeAsCompletionStage());
            Await.of(other.close().subscribeAsCompletionStage());
        }
    }

    @Test
    void phonesAreListedByWhatIsKnownOfThem() throws Exception {
        remote("list-a", "192.0.2.21");
        remote("list-b", "192.0.2.22");
        device("SEP02A0B1C2B001", "list-a");
        device("SIP02A0B1C2B001", "list-a");
        device("SEP02A0B1C2B002", "list-b");
        edge.tell("SEP02A0B1C2B002", "198.51.100.12", config("SEP02A0B1C2B002", "list-a"))
                .get();
        edge.tell("SEP02A0B1C2B003", "198.51.100.13", config("SEP02A0B1C2B003", "list-a"))
                .get();
        edge.tell("SEP02A0B1C2B004", "198.51.100.14", config("SEP02A0B1C2B004", "list-b", "list-a"))
                .get();
        edge.tell(
                        "SEP02A0B1C2B005",
                        "198.51.100.15",
                        asked(now, "SEP02A0B1C2B005.cnf.xml").denied("list-a").request())
                .get();
        edge.tell("", "2001:db8::150", asked(now, "Bell.raw").request()).get();
        for (var phone :
                List.of("SEP02A0B1C2B002", "SEP02A0B1C2B003", "SEP02A0B1C2B004", "SEP02A0B1C2B005", "2001:db8::150")) {
            awaitPhone(phone, found -> !found.get("lastSeen").isNull());
        }

        assertThat(list("q=02:a0:b1:c2:b0"))
                .containsExactly(
                        "SEP02A0B1C2B001", "SEP02A0B1C2B002", "SEP02A0B1C2B003", "SEP02A0B1C2B004", "SEP02A0B1C2B005");
        assertThat(list("q=2001:DB8::15")).containsExactly("2001:db8::150");
        // What can be of an address only finds no names.
        assertThat(list("q=:")).contains("2001:db8::150").allMatch(name -> name.contains(":"));
        assertThat(list("q=::150")).containsExactly("2001:db8::150");
        assertThat(list("q=:&state=never-seen")).isEmpty();
        assertThat(list("q=C2B0&state=never-seen")).containsExactly("SEP02A0B1C2B001");
        assertThat(list("q=C2B0&home=registered")).containsExactly("SEP02A0B1C2B001", "SEP02A0B1C2B002");
        assertThat(list("q=C2B0&home=learned")).containsExactly("SEP02A0B1C2B003");
        assertThat(list("q=C2B0&home=conflict")).containsExactly("SEP02A0B1C2B004");
        assertThat(list("q=C2B0&home=none")).containsExactly("SEP02A0B1C2B005");
        assertThat(list("q=C2B0&state=never-seen&home=learned")).isEmpty();
        assertThat(list("q=C2B0&cluster=list-a")).contains("SEP02A0B1C2B001", "SEP02A0B1C2B003");
        assertThat(list("cluster=list-b&home=registered")).containsExactly("SEP02A0B1C2B002");
        var page = admin().get(PHONES + "?q=C2B0&size=2&page=1")
                .then()
                .statusCode(200)
                .extract();
        assertThat(page.<Integer>path("total")).isEqualTo(5);
        assertThat(page.<List<String>>path("items.device")).containsExactly("SEP02A0B1C2B003", "SEP02A0B1C2B004");
        problem(admin().get(PHONES + "?state=well"), 400).body("field", containsString("state"));
        problem(admin().get(PHONES + "?cluster=a_b"), 400).body("field", containsString("cluster"));
    }

    @Test
    void aLearnedHomeIsKeptAsARecord() throws Exception {
        remote("keep-a", "192.0.2.31");
        remote("keep-b", "192.0.2.32");
        edge.tell("SEP02A0B1C2C001", "198.51.100.21", config("SEP02A0B1C2C001", "keep-a"))
                .get();
        edge.tell("SEP02A0B1C2C002", "198.51.100.22", config("SEP02A0B1C2C002", "keep-a", "keep-b"))
                .get();
        awaitPhone("SEP02A0B1C2C001", phone -> true);
        awaitPhone("SEP02A0B1C2C002", phone -> true);

        var kept = admin().post(PHONES + "/SEP02A0B1C2C001/keep-home")
                .then()
                .statusCode(200)
                .extract();
        assertThat(kept.<String>path("clusterId")).isEqualTo("keep-a");
        assertThat(kept.header("ETag")).isNotBlank();
        assertThat(device("SEP02A0B1C2C001").clusterId()).isEqualTo("keep-a");
        assertThat(phone("SEP02A0B1C2C001").get("homeKind").textValue()).isEqualTo("registered");
        problem(admin().post(PHONES + "/SEP02A0B1C2C001/keep-home"), 409);
        problem(admin().post(PHONES + "/SEP02A0B1C2C002/keep-home"), 409)
                .body("detail", containsString("Several clusters"));
    }

    @Test
    void allHomesOfAClusterAreKeptButThoseThatAreNotSure() throws Exception {
        remote("all-a", "192.0.2.41");
        remote("all-b", "192.0.2.42");
        device("SEP02A0B1C2D001", "all-b");
        edge.tell("SEP02A0B1C2D001", "198.51.100.31", config("SEP02A0B1C2D001", "all-a"))
                .get();
        edge.tell("SEP02A0B1C2D002", "198.51.100.32", config("SEP02A0B1C2D002", "all-a"))
                .get();
        edge.tell("SEP02A0B1C2D003", "198.51.100.33", config("SEP02A0B1C2D003", "all-a", "all-b"))
                .get();
        edge.tell(
                        "SEP02A0B1C2D004",
                        "198.51.100.34",
                        asked(now, "XMLDefault.cnf.xml").by("all-a").request(),
                        asked(now.plusSeconds(1), "sip78xx.12-1.loads")
                                .by("all-a")
                                .request(),
                        asked(now.plusSeconds(9), "SEP02A0B1C2D004.cnf.xml")
                                .by("all-a")
                                .request())
                .get();
        for (var phone : List.of("SEP02A0B1C2D001", "SEP02A0B1C2D002", "SEP02A0B1C2D003", "SEP02A0B1C2D004")) {
            awaitPhone(phone, found -> !found.get("lastSeen").isNull());
        }
        assertThat(phone("SEP02A0B1C2D004").get("homeKind").textValue()).isEqualTo("none");

        assertThat(admin().post(PHONES + "/keep-homes?cluster=all-a")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path("kept"))
                .isEqualTo(1);
        assertThat(device("SEP02A0B1C2D002").clusterId()).isEqualTo("all-a");
        assertThat(device("SEP02A0B1C2D001").clusterId()).isEqualTo("all-b");
        problem(admin().get("/api/v1/devices/SEP02A0B1C2D003"), 404);
        problem(admin().get("/api/v1/devices/SEP02A0B1C2D004"), 404);
        assertThat(admin().post(PHONES + "/keep-homes?cluster=all-a")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path("kept"))
                .isZero();
        // What auto-registration made is kept when it is meant.
        assertThat(admin().post(PHONES + "/SEP02A0B1C2D004/keep-home")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("clusterId"))
                .isEqualTo("all-a");
    }

    @Test
    void whatCannotBeReadIsPutAsideAndStopsNothing() throws Exception {
        edge.tellNothing("SEP02A0B1C2E001", "unread-" + now).get();
        edge.tell("SEP02A0B1C2E001", "198.51.100.41", asked(now, "a").request()).get();
        awaitPhone("SEP02A0B1C2E001", phone -> true);
        var reasons = new ConcurrentHashMap<String, String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        TestBackends.start().bootstrapServers(),
                        "group.id",
                        "unread-" + now.toEpochMilli(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(PhoneTopics.PHONE_SEEN_UNREAD));
            Await.until("it is put aside", PATIENCE, () -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> reasons.put(
                                new String(record.value(), UTF_8),
                                new String(
                                        record.headers()
                                                .lastHeader("dead-letter-reason")
                                                .value(),
                                        UTF_8)));
                return reasons.containsKey("unread-" + now);
            });
        }
        assertThat(reasons.get("unread-" + now)).contains("specversion");
        assertThat(admin().get("/q/metrics").asString()).containsPattern("option150_phones_unread_total [1-9]");
    }

    @Test
    void whatIsToldWhileTheDatabaseIsAwayIsStoredWhenItIsBack() throws Exception {
        var backends = TestBackends.start();
        backends.stopPostgres();
        try {
            edge.tell("SEP02A0B1C2F001", "198.51.100.51", asked(now, "a").request())
                    .get();
            // Long enough for a first try.
            Thread.sleep(2_000);
        } finally {
            backends.startPostgres();
        }
        Await.throughTrouble(
                "it is stored",
                PATIENCE,
                () -> admin().get(PHONES + "/SEP02A0B1C2F001").statusCode() == 200);
    }

    @Test
    void theDatabaseKnowsNamesOfOnePhoneAsTheServiceDoes() {
        for (var name : List.of(
                "SEP02A0B1C2F201",
                "SIP02A0B1C2F201",
                "ATA02A0B1C2F201",
                "GK02A0B1C2F201",
                "SEP02A0B1C2F20",
                "AN02A0B1C2F201",
                "XSEP02A0B1C2F201",
                "192.0.2.1")) {
            var key = Await.of(pool.preparedQuery("select phone_of($1)")
                            .execute(Tuple.of(name))
                            .subscribeAsCompletionStage())
                    .iterator()
                    .next()
                    .getString(0);
            assertThat(key).isEqualTo(PhoneNames.keyOf(name));
        }
    }

    @Test
    void whatIsOldIsForgotten() throws Exception {
        edge.tell("SEP02A0B1C2F101", "198.51.100.61", config("SEP02A0B1C2F101", "local"))
                .get();
        awaitPhone("SEP02A0B1C2F101", phone -> phone.get("homeKind").textValue().equals("learned"));
        run("create table phone_request_20200101 partition of phone_request"
                + " for values from ('2020-01-01 00:00+00') to ('2020-01-02 00:00+00')");
        run("insert into phone_request select phone, '2020-01-01 12:00+00', id, edge, address, request"
                + " from phone_request where phone = 'SEP02A0B1C2F101'");
        run("update phone_home set confirmed = now() - interval '31 days' where phone = 'SEP02A0B1C2F101'");
        assertThat(phone("SEP02A0B1C2F101").get("homeKind").textValue()).isEqualTo("none");

        Await.of(care.forget().subscribeAsCompletionStage());
        assertThat(phone("SEP02A0B1C2F101").get("requestsTotal").intValue()).isOne();
        assertThat(rows("from pg_class where relname = 'phone_request_20200101'"))
                .isZero();
        assertThat(rows("from phone_home where phone = 'SEP02A0B1C2F101'")).isZero();
        // What findings need of it is not.
        assertThat(rows("from phone where key = 'SEP02A0B1C2F101' and memory is not null"))
                .isOne();

        run("update phone set last_seen = now() - interval '31 days' where key = 'SEP02A0B1C2F101'");
        Await.of(care.forget().subscribeAsCompletionStage());
        problem(admin().get(PHONES + "/SEP02A0B1C2F101"), 404);
    }

    private int rows(String from) {
        return Await.of(pool.query("select " + from).execute().subscribeAsCompletionStage())
                .size();
    }

    private void run(String statement) {
        Await.of(pool.query(statement).execute().subscribeAsCompletionStage());
    }

    private PhoneRequest config(String device, String... clusters) {
        return asked(now, device + ".cnf.xml").by(clusters).request();
    }

    private static void awaitPhone(String name, Predicate<JsonNode> as) {
        Await.until(name + " is told of", PATIENCE, () -> {
            var answer = admin().get(PHONES + "/" + name);
            return answer.statusCode() == 200 && as.test(read(answer.asString()));
        });
    }

    private static JsonNode phone(String name) {
        return read(admin().get(PHONES + "/" + name)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<String> names(JsonNode page) {
        return StreamSupport.stream(page.get("requests").spliterator(), false)
                .map(request -> request.get("name").textValue())
                .toList();
    }

    private static List<String> list(String query) {
        return items(PHONES + "?" + query).findValuesAsText("device");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
