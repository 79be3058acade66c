package io.option150.edge.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.content.NoOpenClaims;
import io.option150.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was asked of late, by whom, and what came of it. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class RequestApiTest {

    private final RunningEdge edge;

    RequestApiTest(RunningEdge edge) {
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
    void everyRequestCanBeAskedForWithItsOutcomeAndSource() throws Exception {
        edge.cluster("a", 1, "127.0.0.2", "SEP0000000000E1.cnf.xml");
        edge.topics().device("SEP0000000000E1", "a");
        edge.awaitHome("SEP0000000000E1", "a");
        assertThat(edge.phone().tftp("SEP0000000000E1.cnf.xml")).startsWith("SEP");
        Await.until("it is cached", () -> edge.cached() == 1);
        // One after the other: each phone is served by any of the loops, and a report comes with the last ACK.
        awaitReports(1);
        edge.phone().tftp("SEP0000000000E1.cnf.xml");
        awaitReports(2);
        edge.phone().tftp("SEP0000000000E1.cnf.xml.sgn");
        awaitReports(3);
        edge.phone().tftp("../../etc/passwd");

        edge.admin()
                .queryParam("device", "sep0000000000e1")
                .queryParam("client", "127.0.0.1")
                .get("/api/v1/requests")
                .then()
                .body("items[0].outcome", equalTo("not_found"))
                .body("items[0].name", equalTo("SEP0000000000E1.cnf.xml.sgn"))
                .body("items[0].front", equalTo("tftp"))
                .body("items[1].outcome", equalTo("served"))
                .body("items[1].source", equalTo("cache"))
                .body("items[1].cluster", equalTo("a"))
                .body("items[1].peer", equalTo("127.0.0.2"))
                .body("items[1].bytes", equalTo(28))
                .body("items[2].outcome", equalTo("served"));
        Await.until("the refusal is reported", () -> edge.requests("name", "../../etc/passwd") >= 1);
        edge.admin()
                .queryParam("name", "../../etc/passwd")
                .get("/api/v1/requests")
                .then()
                .body("items[0].outcome", equalTo("refused"));
        edge.admin()
                .queryParam("client", "nobody")
                .get("/api/v1/requests")
                .then()
                .statusCode(400)
                .body("field", equalTo("client"));
    }

    private void awaitReports(long count) {
        Await.until("they are reported: " + count, () -> edge.requests("device", "sep0000000000e1") >= count);
    }
}
