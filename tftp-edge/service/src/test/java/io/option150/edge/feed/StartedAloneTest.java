package io.option150.edge.feed;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.option150.edge.Phone;
import io.option150.edge.Records;
import io.option150.edge.Topics;
import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** An edge that starts while all else is dead serves what it kept, says so, and believes the topics when they are back. */
@QuarkusTest
@WithTestResource(AllDead.class)
class StartedAloneTest {

    private final TftpFront tftp;
    private final HttpFront http;

    StartedAloneTest(TftpFront tftp, HttpFront http) {
        this.tftp = tftp;
        this.http = http;
    }

    @Test
    void whatWasKeptIsServedUntilTheTopicsTellOtherwise() throws Exception {
        Await.until("it is ready", () -> given().get("/q/health/ready").statusCode() == 200);
        assertThat(given().get("/q/health/ready").asString())
                .contains("stale, known by this copy's disk")
                .contains("own files are kept");
        given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                .get("/api/v1/service")
                .then()
                .body("loadedBy", equalTo("DISK"))
                .body("ready", equalTo(true));
        try (Phone phone =
                new Phone(tftp.addresses().getFirst(), http.addresses().getFirst())) {
            assertThat(phone.tftp("same.xml")).isEqualTo(text(AllDead.SAME));
            assertThat(phone.tftp("same.xml.sgn")).isEqualTo(text(AllDead.SIGNED));
            assertThat(phone.get("old.xml").body()).isEqualTo(text(AllDead.OLD));
            assertThat(phone.get("old.xml.sgn").body()).isEqualTo(text(AllDead.SIGNED));
            assertThat(phone.tftp("ITLFile.tlv")).isEqualTo(text(AllDead.ITL));
            // What may have come meanwhile is not denied, and what is not whole is not served.
            assertThat(phone.get("nothing.xml").statusCode()).isEqualTo(503);
            assertThat(phone.get("torn.xml").statusCode()).isEqualTo(503);
            assertThat(metric("option150_mirror_dropped_total")).isEqualTo(1);

            TestBackends backends = TestBackends.start();
            backends.startKafka();
            Topics.make(backends.bootstrapServers());
            byte[] changed = "as it is by now".getBytes(UTF_8);
            try (Topics topics = new Topics(backends.bootstrapServers())) {
                topics.cluster(Records.local());
                topics.file(Records.file("same.xml", AllDead.SAME, Topics.next()));
                topics.file(Records.file("old.xml", changed, Topics.next()));
                topics.whole();
            }
            Await.until(
                    "the topics are read",
                    () -> "TOPICS"
                            .equals(given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                                    .get("/api/v1/service")
                                    .path("loadedBy")));
            // The file store is still dead: nothing, but never what was there before.
            assertThat(phone.get("old.xml").statusCode()).isEqualTo(503);
            assertThat(phone.get("old.xml.sgn").statusCode()).isEqualTo(503);
            assertThat(phone.tftp("same.xml")).isEqualTo(text(AllDead.SAME));
            assertThat(phone.get("nothing.xml").statusCode()).isEqualTo(404);
            // Of trust and devices the topics told nothing: both are gone with what was kept of them.
            assertThat(phone.get("ITLFile.tlv").statusCode()).isEqualTo(404);
        }
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
