package io.option150.tftp.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.net.datagram.Peer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission(AdmissionLimits.DEFAULT);
    private final Peer client = new Peer();

    private void open(int transfers) {
        for (int transfer = 0; transfer < transfers; transfer++) {
            admission.opened(client);
        }
    }

    @Test
    void theMoreAreOpenTheLongerAnAnswerMayTake() {
        assertThat(admission.crowdNanos()).isZero();

        open(4096);

        assertThat(Duration.ofNanos(admission.crowdNanos())).isBetween(Duration.ofMillis(200), Duration.ofMillis(210));
    }

    @Test
    void thoseWithoutAnAnsweringClientDoNotCount() {
        open(1000);
        long before = admission.crowdNanos();

        open(500);
        for (int transfer = 0; transfer < 500; transfer++) {
            admission.fellSilent();
        }
        assertThat(admission.crowdNanos()).isEqualTo(before);

        admission.silenceEnded();
        assertThat(admission.crowdNanos()).isGreaterThan(before);
    }

    @Test
    void aCrowdOfWhateverSizeWaitsNoLongerThanASecond() {
        open(50_000);

        assertThat(Duration.ofNanos(admission.crowdNanos())).isEqualTo(Duration.ofSeconds(1));
    }
}
