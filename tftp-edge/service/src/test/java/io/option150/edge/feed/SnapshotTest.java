package io.option150.edge.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.option150.edge.Phone;
import io.option150.edge.Records;
import io.option150.edge.Topics;
import io.option150.edge.fleet.BeatCount;
import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.edge.seen.SeenCount;
import io.option150.registry.contract.EdgeTopics;
import io.option150.registry.contract.PhoneTopics;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** An edge that starts while Kafka is away serves what the other services' APIs tell, and follows the topics later. */
@QuarkusTest
@WithTestResource(KafkaAway.class)
class SnapshotTest {

    private final TftpFront tftp;
    private final HttpFront http;

    SnapshotTest(TftpFront tftp, HttpFront http) {
        this.tftp = tftp;
        this.http = http;
    }

    @Test
    void withoutKafkaTheViewComesFromTheApisAndFromTheTopicsWhenKafkaIsBack() throws Exception {
        try (Phone phone =
                new Phone(tftp.addresses().getFirst(), http.addresses().getFirst())) {
            // The trust service's lists are away: what does not depend on them is served, the rest is not told to be
            // missing.
            Await.until("files are served", () -> phone.tftp(KafkaAway.FILE).equals("from the snapshot"));
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
            HttpResponse<String> list = phone.get("ITLFile.tlv");
            assertThat(list.statusCode()).isEqualTo(503);
            assertThat(list.headers().firstValue("Retry-After")).isPresent();
            assertThat(phone.get("nothing.xml.sgn").statusCode()).isEqualTo(503);
            assertThat(phone.get("nothing.xml").statusCode()).isEqualTo(404);

            answer("trust-lists?page=0&size=1", "{\"items\":[],\"page\":0,\"size\":1,\"total\":0}");
            Await.until(
                    "the snapshot is loaded",
                    () -> given().get("/q/health/ready").statusCode() == 200);
            assertThat(phone.get("nothing.xml.sgn").statusCode()).isEqualTo(404);
            admin().get("/api/v1/service")
                    .then()
                    .body("loadedBy", equalTo("SNAPSHOT"))
                    .body("ready", equalTo(true));
            assertThat(admin().get("/api/v1/routes/SEP0000000000F1.cnf.xml").asString())
                    .contains("at home in off, which is not to be asked");

            listsAreLoadedAgainAndAgain(phone);
            noNoRestsOnAListForLong(phone);

            Await.until("a beat that cannot go is counted", () -> BeatCount.of("dropped") > 0);
            assertThat(BeatCount.of("sent")).isZero();
            Await.until("what cannot be told of phones is counted", () -> {
                phone.tftp("SEP0015AA0000F1.cnf.xml");
                return SeenCount.of("unsent") > 0;
            });
            assertThat(SeenCount.of("told")).isZero();

            TestBackends backends = TestBackends.start();
            backends.startKafka();
            Topics.make(backends.bootstrapServers());
            Topics.make(backends.bootstrapServers(), 1, EdgeTopics.EDGE_SEEN, PhoneTopics.PHONE_SEEN);
            try (Topics topics = new Topics(backends.bootstrapServers())) {
                Topics.next(); // Newer than the snapshot of sequence 1.
                topics.noFile(KafkaAway.FILE);
                topics.whole();
            }
            Await.until(
                    "the topics are followed",
                    () -> "TOPICS".equals(admin().get("/api/v1/service").path("loadedBy")));
            Await.until("the event is applied", () -> phone.tftp(KafkaAway.FILE).equals("NotFound"));
            Await.until("the suite hears of it", () -> BeatCount.of("sent") > 0);
            Await.until("and of phones", () -> {
                phone.tftp("SEP0015AA0000F1.cnf.xml");
                return SeenCount.of("told") > 0;
            });
        }
    }

    private static void listsAreLoadedAgainAndAgain(Phone phone) throws Exception {
        byte[] next = "of the next list".getBytes(StandardCharsets.UTF_8);
        answer(Records.sha256(next), "of the next list");
        byte[] same = "from the snapshot".getBytes(StandardCharsets.UTF_8);
        answer("files?page=1&size=1", page(1, 2, KafkaAway.file("next.xml", next, 2)));
        answer("files?page=2&size=1", page(2, 2, ""));
        answer("files?page=0&size=1", page(0, 2, KafkaAway.file(KafkaAway.FILE, same, 1)));
        Await.until("the next list is served", () -> phone.tftp("next.xml").equals("of the next list"));
        answer("files?page=0&size=1", page(0, 1, KafkaAway.file(KafkaAway.FILE, same, 1)));
        answer("files?page=1&size=1", page(1, 1, ""));
        Await.until(
                "what is not listed any more is gone",
                () -> phone.tftp("next.xml").equals("NotFound"));
        assertThat(phone.tftp(KafkaAway.FILE)).isEqualTo("from the snapshot");
    }

    private static void noNoRestsOnAListForLong(Phone phone) throws Exception {
        byte[] same = "from the snapshot".getBytes(StandardCharsets.UTF_8);
        assertThat(phone.get("nothing.xml").statusCode()).isEqualTo(404);
        answer("files?page=0&size=1", "no list");
        Await.until("files may have come since", () -> status(phone) == 503);
        assertThat(phone.tftp(KafkaAway.FILE)).isEqualTo("from the snapshot");
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        answer("files?page=0&size=1", page(0, 1, KafkaAway.file(KafkaAway.FILE, same, 1)));
        Await.until("the next list says that none came", () -> status(phone) == 404);
    }

    private static int status(Phone phone) {
        try {
            return phone.get("nothing.xml").statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String page(int number, int total, String item) {
        return "{\"items\":[" + item + "],\"page\":" + number + ",\"size\":1,\"total\":" + total + "}";
    }

    /** Has the server that stands for the other services answer so. */
    private static void answer(String lastPart, String body) {
        given().body(body)
                .put(ConfigProvider.getConfig().getValue("option150.trust.url", String.class) + "/" + lastPart)
                .then()
                .statusCode(204);
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + TestTokens.ADMIN);
    }
}
