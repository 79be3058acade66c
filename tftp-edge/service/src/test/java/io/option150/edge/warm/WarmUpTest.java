package io.option150.edge.warm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.option150.edge.Phone;
import io.option150.edge.Records;
import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.edge.upstream.own.OwnServices;
import io.option150.testkit.Await;
import io.option150.testkit.RealBackends;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A copy that starts while the file store is away is ready once another copy gave it what that holds. */
@QuarkusTest
@WithTestResource(RealBackends.class)
@WithTestResource(StoreAway.class)
class WarmUpTest {

    private final TftpFront tftp;
    private final HttpFront http;
    private final OwnServices own;

    WarmUpTest(TftpFront tftp, HttpFront http, OwnServices own) {
        this.tftp = tftp;
        this.http = http;
        this.own = own;
    }

    @Test
    void anotherCopyGivesTheFilesWhileTheFileStoreIsAway() throws Exception {
        Await.until("it is ready", () -> given().get("/q/health/ready").statusCode() == 200);
        assertThat(given().get("/q/health/ready").asString()).contains("gave 1 files");
        try (Phone phone =
                new Phone(tftp.addresses().getFirst(), http.addresses().getFirst())) {
            assertThat(phone.tftp(StoreAway.FILE)).isEqualTo(new String(StoreAway.BYTES, StandardCharsets.UTF_8));
            // What the other copy held of it is not true any more.
            assertThat(phone.get(StoreAway.COLD).statusCode()).isEqualTo(503);
        }
        String sha256 = Records.sha256(StoreAway.BYTES);
        services()
                .get("/api/v1/copies")
                .then()
                .statusCode(200)
                .body("items[0].path", equalTo(StoreAway.FILE))
                .body("items[0].sha256", equalTo(sha256))
                .body("items[0].bytes", equalTo(StoreAway.BYTES.length));
        assertThat(services().get("/api/v1/copies/" + sha256).asByteArray()).isEqualTo(StoreAway.BYTES);
        services().get("/api/v1/copies/" + "0".repeat(64)).then().statusCode(404);
        given().get("/api/v1/copies").then().statusCode(401);
    }

    @Test
    void whatIsWaitedForIsSaidInOneSentence() {
        assertThatThrownBy(() -> own.probe().await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the file store is away: ")
                .hasMessageContaining("127.0.0.1:1");
    }

    private static RequestSpecification services() {
        return given().header("Authorization", "Bearer " + TestTokens.SERVICE);
    }
}
