package io.option150.edge.resolve;

import static org.hamcrest.Matchers.equalTo;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.content.NoOpenClaims;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where a file would come from, and why. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class RouteApiTest {

    private final RunningEdge edge;

    RouteApiTest(RunningEdge edge) {
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
    void aRouteIsExplainedStepByStep() throws Exception {
        edge.cluster("a", 1, "127.0.0.2");
        edge.topics().device("SEP0000000000E2", "a");
        edge.awaitHome("SEP0000000000E2", "a");
        edge.admin()
                .queryParam("client", "192.0.2.7")
                .get("/api/v1/routes/SEP0000000000E2.cnf.xml")
                .then()
                .statusCode(200)
                .body("nameClass", equalTo("device"))
                .body("device", equalTo("SEP0000000000E2"))
                .body("client", equalTo("192.0.2.7"))
                .body("steps.link", equalTo(List.of("cache", "own files", "loop guard", "home cluster")))
                .body("steps[3].verdict", equalTo("ASKS"));
        edge.admin()
                .get("/api/v1/routes/" + "x".repeat(256))
                .then()
                .statusCode(400)
                .body("field", equalTo("fileName"));
    }
}
