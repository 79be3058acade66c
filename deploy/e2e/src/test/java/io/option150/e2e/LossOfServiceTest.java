package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Copies of services are stopped, and others start. */
@ExtendWith(LossSuite.class)
class LossOfServiceTest {

    private static final Duration AT_WORK = Duration.ofSeconds(2);

    private final LossBench bench;

    LossOfServiceTest(LossBench bench) {
        this.bench = bench;
    }

    @Test
    void anotherEdgeStartsWhileTheFileStoreIsAway() throws Exception {
        bench.loss.signal("STOP", "file-store");
        try {
            // Phones have asked for all of these, so that the suite's edge holds them.
            try (var alone = EdgeCopy.of(bench.suite, Map.of())) {
                Await.until(
                        "it knows what there is",
                        LossBench.COPY_STARTS_WITHIN,
                        () -> alone.check("view of clusters, devices and files")
                                .path("status")
                                .asText()
                                .equals("UP"));
                Thread.sleep(AT_WORK);
                assertThat(alone.check("own files").path("status").asText()).isEqualTo("DOWN");
            }
            try (var copy = EdgeCopy.of(bench.suite, Map.of("option150.edge.peers", bench.suite.api(Admin.EDGE)))) {
                copy.whenReady(LossBench.COPY_STARTS_WITHIN);
                assertThat(copy.check("own files").path("data").path("why").asText())
                        .contains("gave");
                bench.givesAll(copy);
            }
        } finally {
            bench.loss.signal("CONT", "file-store");
        }
        Await.until("whole", LossBench.WHOLE_WITHIN, bench::isWhole);
    }
}
