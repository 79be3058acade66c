package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Copies of services are stopped, and others start. */
@ExtendWith(LossSuite.class)
class LossOfServiceTest {

    private static final Duration AT_WORK = Duration.ofSeconds(2);
    private static final Duration TAKES_OVER_WITHIN = Duration.ofSeconds(20);

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

    /** The one whose relay is at work is stopped, another takes over and tells what comes; the first wakes and tells nothing. */
    @Test
    void aRelayIsStoppedWhileAnotherTakesOver() throws Exception {
        try (var phone = bench.asking();
                var other = ServiceCopy.of(bench.suite, "file-store", Map.of())) {
            other.whenReady(LossBench.COPY_STARTS_WITHIN);
            assertThat(relay(other)).isEqualTo("standby");
            bench.loss.signal("STOP", "file-store");
            try (var copy = EdgeCopy.of(bench.suite, Map.of("option150.edge.peers", bench.suite.api(Admin.EDGE)));
                    var another = copy.phone(bench.names())) {
                int port = other.api() - bench.suite.offset();
                bench.upload(port, "loss/file-6.xml", "second");
                bench.upload(port, "loss/by-another.xml", "first");
                Await.until(
                        "the other took over",
                        TAKES_OVER_WITHIN,
                        () -> relay(other).equals("at work"));
                bench.loss.signal("CONT", "file-store");
                Await.until("whole", LossBench.WHOLE_WITHIN, bench::isWhole);
                bench.upload(port, "loss/file-6.xml", "third");
                bench.upload("loss/file-8.xml", "second");
                Await.until("whole again", LossBench.WHOLE_WITHIN, bench::isWhole);
                assertThat(relay(other)).isEqualTo("at work");
                bench.thenServesNothingElse(phone);
                bench.knowsAll(copy, another);
            } finally {
                bench.loss.signal("CONT", "file-store");
            }
        }
        Await.until("the first is at work again", TAKES_OVER_WITHIN, bench::isWhole);
    }

    private static String relay(ServiceCopy service) throws IOException, InterruptedException {
        return service.check("outbox").path("data").path("relay").asText();
    }
}
