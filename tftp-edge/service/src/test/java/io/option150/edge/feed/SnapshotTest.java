package io.option150.edge.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.option150.edge.Await;
import io.option150.edge.Phone;
import io.option150.edge.Topics;
import io.option150.edge.front.HttpFront;
import io.option150.edge.front.TftpFront;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.Assertions;
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
        Await.until(
                "the snapshot is loaded", () -> given().get("/q/health/ready").statusCode() == 200);
        admin().get("/api/v1/service")
                .then()
                .body("loadedBy", equalTo("SNAPSHOT"))
                .body("ready", equalTo(true));
        try (Phone phone =
                new Phone(tftp.addresses().getFirst(), http.addresses().getFirst())) {
            Assertions.assertThat(phone.tftp(KafkaAway.FILE)).isEqualTo("from the snapshot");
            Assertions.assertThat(admin().get("/api/v1/routes/SEP0000000000F1.cnf.xml")
                            .asString())
                    .contains("at home in off, which is not to be asked");

            TestBackends backends = TestBackends.start();
            backends.startKafka();
            Topics.make(backends.bootstrapServers());
            try (Topics topics = new Topics(backends.bootstrapServers())) {
                Topics.next(); // Newer than the snapshot of sequence 1.
                topics.noFile(KafkaAway.FILE);
            }
            Await.until(
                    "the topics are followed",
                    () -> "TOPICS".equals(admin().get("/api/v1/service").path("loadedBy")));
            Await.until("the event is applied", () -> phone.tftp(KafkaAway.FILE).equals("NotFound"));
        }
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + TestTokens.ADMIN);
    }
}
