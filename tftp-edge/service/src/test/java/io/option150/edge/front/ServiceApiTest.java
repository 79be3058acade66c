package io.option150.edge.front;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.content.NoOpenClaims;
import io.option150.testkit.Await;
import java.net.DatagramSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API of the service for phones: its state, its transfers, and who may ask (R23). */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class ServiceApiTest {

    private final RunningEdge edge;

    ServiceApiTest(RunningEdge edge) {
        this.edge = edge;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
    }

    @AfterEach
    void clean() throws Exception {
        edge.clean();
    }

    @Test
    void theServiceIsStoppedStartedAndRestarted() throws Exception {
        edge.upload("service.xml", "here");
        Await.until("it is served", () -> edge.phone().tftp("service.xml").equals("here"));
        edge.admin()
                .get("/api/v1/service")
                .then()
                .body("state", equalTo("running"))
                .body("loadedBy", equalTo("TOPICS"));
        edge.admin().post("/api/v1/service/stop").then().body("steps.step", equalTo(List.of("stop")));
        try {
            given().get("/q/health/ready").then().statusCode(503);
            given().get("/q/health/live").then().statusCode(200);
            assertThat(edge.answer(RunningEdge.rrq("service.xml"), 300)).isEmpty();
        } finally {
            edge.admin().post("/api/v1/service/start").then().body("state", equalTo("running"));
        }
        assertThat(edge.phone().tftp("service.xml")).isEqualTo("here");
        edge.admin()
                .post("/api/v1/service/restart")
                .then()
                .body("steps", hasSize(3))
                .body("steps[1].step", equalTo("drop 1 cache entries"))
                .body("state", equalTo("running"));
    }

    @Test
    void openTransfersAreListed() throws Exception {
        edge.upload("open.xml", "x".repeat(5_000));
        Await.until("it is served", () -> edge.phone().tftp("open.xml").length() == 5_000);
        try (DatagramSocket silent = new DatagramSocket()) {
            edge.send(silent, "\0\1open.xml\0octet\0tsize\0000\0".getBytes(UTF_8));
            Await.until(
                    "it is open",
                    () -> edge.admin().get("/api/v1/transfers").path("items.length") instanceof List<?> lengths
                            && lengths.contains(5_000));
            edge.admin().get("/api/v1/transfers").then().body("items.name", hasItem("open.xml"));
            // ERROR 0 ends it.
            edge.send(silent, new byte[] {0, 5, 0, 0, 0});
        }
        Await.until(
                "it ended",
                () -> edge.admin().get("/api/v1/transfers").path("items.name") instanceof List<?> names
                        && !names.contains("open.xml"));
    }

    @Test
    void theApiWantsATokenAndPhonesAndOperationsNeedNone() {
        given().get("/api/v1/cache").then().statusCode(401).contentType("application/problem+json");
        given().header("Authorization", "Bearer wrong-token-of-some-length")
                .get("/api/v1/requests")
                .then()
                .statusCode(401);
        edge.service().get("/api/v1/peers").then().statusCode(200);
        edge.service().delete("/api/v1/cache").then().statusCode(403);
        edge.service().post("/api/v1/service/stop").then().statusCode(403);
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("service for phones", "view of clusters, devices and files"));
    }
}
