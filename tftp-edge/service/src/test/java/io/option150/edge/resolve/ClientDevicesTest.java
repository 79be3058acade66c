package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Pair;
import io.option150.edge.Settings;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientDevicesTest {

    private final ClientDevices clients = new ClientDevices(Settings.of(ResolveSettings.class));

    @Test
    void res8TwoDevicesThatSpeakAtOnceOnTwoLoopsAreSeveral() throws Exception {
        int rounds = Pair.run(
                50_000,
                Duration.ofSeconds(3),
                round -> clients.heard(client(round), "SEP00000000000A", round),
                round -> clients.heard(client(round), "SEP00000000000B", round));

        for (int round = 0; round < rounds; round++) {
            assertThat(clients.device(client(round), round))
                    .as("round %d", round)
                    .isEmpty();
        }
    }

    private static InetAddress client(int round) {
        return InetAddress.ofLiteral("10.1." + (round >> 8) + "." + (round & 255));
    }
}
