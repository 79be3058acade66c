package io.option150.tftp.net.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.tftp.protocol.option.OptionPolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerConfigTest {
    private static final List<InetAddress> LOOPBACK = List.of(InetAddress.ofLiteral("127.0.0.1"));

    @Test
    void theDefaultsAreThese() {
        ServerConfig config = ServerConfig.of(LOOPBACK, 6969);

        assertThat(config.loops()).isBetween(1, 4);
        assertThat(config)
                .isEqualTo(new ServerConfig(
                        LOOPBACK,
                        6969,
                        config.loops(),
                        false,
                        Optional.empty(),
                        OptionPolicy.DEFAULT,
                        RepeatPolicy.DEFAULT,
                        64 << 20,
                        Duration.ofMillis(300),
                        Duration.ofSeconds(30),
                        AdmissionLimits.DEFAULT));
        assertThat(config.policy().blksize()).isEqualTo(1428);
        assertThat(config.policy().windowsize()).isEqualTo(16);
        assertThat(config.policy().mtu()).isEqualTo(1500);
    }

    @Test
    void valuesOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> ServerConfig.of(List.of(), 0))
                .hasMessage("listen must name at least one address, is empty");
        assertThatThrownBy(() -> ServerConfig.of(LOOPBACK, 65536)).hasMessage("port must be 0 to 65535, is 65536");
        assertThatThrownBy(() -> with(0, Duration.ofSeconds(1), 5, 100)).hasMessage("loops must be 1 to 64, is 0");
        assertThatThrownBy(() -> with(1, Duration.ofMillis(9), 5, 100))
                .hasMessage("initialTimeout must be PT0.01S to PT1M, is PT0.009S");
        assertThatThrownBy(() -> new RepeatPolicy(
                        Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofMillis(10), 5, Duration.ZERO))
                .hasMessage("timeoutFloor must be PT0.001S to PT0.01S, is PT0.02S");
        assertThatThrownBy(() -> new AdmissionLimits(10, 0, 0))
                .hasMessage("maxTransfersPerNetwork must be 1 to 2147483647, is 0");
        assertThatThrownBy(() -> new AdmissionLimits(10, 10, -1)).hasMessage("smallBytes must be 0 or more, is -1");
        assertThatThrownBy(() -> with(1, Duration.ofSeconds(1), 0, 100)).hasMessage("tries must be 1 to 100, is 0");
        assertThatThrownBy(() -> with(1, Duration.ofSeconds(1), 5, 0))
                .hasMessage("maxTransfers must be 1 to 2147483647, is 0");
    }

    private static ServerConfig with(int loops, Duration timeout, int tries, int maxTransfers) {
        ServerConfig base = ServerConfig.of(LOOPBACK, 0);
        return new ServerConfig(
                base.listen(),
                base.port(),
                loops,
                base.ownPort(),
                base.transport(),
                base.policy(),
                new RepeatPolicy(timeout, Duration.ofMillis(10), Duration.ofSeconds(8), tries, Duration.ofSeconds(10)),
                base.receiveBufferBytes(),
                base.lengthWait(),
                base.stallLimit(),
                new AdmissionLimits(maxTransfers, 10, 0));
    }
}
