package io.option150.edge.upstream.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.upstream.RemoteServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The peers of remote clusters as people see them. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class PeerApiTest {

    private final RunningEdge edge;

    PeerApiTest(RunningEdge edge) {
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
    void peersAreListedWithTheirHealth() throws Exception {
        RemoteServer server = edge.cluster("a", 1, "127.0.0.2", "one.xml");
        assertThat(edge.phone().tftp("one.xml")).isEqualTo("one.xml of a");

        edge.admin()
                .get("/api/v1/peers")
                .then()
                .body("items[0].cluster", equalTo("a"))
                .body("items[0].peer", equalTo("127.0.0.2"))
                .body("items[0].health", equalTo("UP"))
                .body("items[0].speaks", equalTo("http"))
                .body("items[0].httpPort", equalTo(server.httpPort()));
    }
}
