package io.option150.edge.front.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.content.NoOpenClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RES-1 over TFTP. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class HostileNamesTest {

    private final RunningEdge edge;

    HostileNamesTest(RunningEdge edge) {
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
    void res1HostileNamesGetErrorTwoOverTftp() throws Exception {
        assertThat(edge.phone().tftp("../../etc/passwd")).isEqualTo("ERROR 2");
        assertThat(edge.phone().tftp("x".repeat(400))).isEqualTo("ERROR 2");
        assertThat(edge.phone().tftp("nowhere.xml")).isEqualTo("NotFound");
    }
}
