package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Settings;
import java.net.InetAddress;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class AskersTest {

    private static final int ROUNDS = 20_000;
    private static final String ONE = "SEP00000000000A";
    private static final String OTHER = "SEP00000000000B";

    private final Askers askers = new Askers(Settings.of(ResolveSettings.class));
    private final CyclicBarrier both = new CyclicBarrier(2);

    @Test
    void res8TwoDevicesThatSpeakAtOnceOnTwoLoopsAreSeveral() throws Exception {
        Thread other = Thread.ofPlatform().start(() -> speak(OTHER));
        speak(ONE);
        other.join();

        for (int round = 0; round < ROUNDS; round++) {
            assertThat(askers.device(client(round), round))
                    .as("round %d", round)
                    .isEmpty();
        }
    }

    /** Both threads come to a client at the same time as far as a machine lets them. */
    private void speak(String device) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                if (round % 100 == 0) {
                    both.await();
                }
                askers.heard(client(round), device, round);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress client(int round) {
        return InetAddress.ofLiteral("10.1." + (round >> 8) + "." + (round & 255));
    }
}
