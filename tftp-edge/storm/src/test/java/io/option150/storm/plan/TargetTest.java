package io.option150.storm.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,        127.0.0.1,       69",
        "127.0.0.1:6969,   127.0.0.1,       6969",
        "[::1]:70,         0:0:0:0:0:0:0:1, 70",
        "[::1],            0:0:0:0:0:0:0:1, 69",
        "::1,              0:0:0:0:0:0:0:1, 69",
    })
    void anAddressMayHaveAPort(String text, String address, int port) {
        var target = Target.parse(text);
        assertThat(target.tftp().getAddress().getHostAddress()).isEqualTo(address);
        assertThat(target.tftp().getPort()).isEqualTo(port);
        assertThat(target.isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:0", "127.0.0.1:99999", "1.2.3.4.5", "a b"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(text))
                .withMessageContaining("ADDRESS");
    }

    @Test
    void eachPhoneOfANetHasAnAddressWithinIt() {
        var net = SourceNet.parse("127.200.0.0/30");
        assertThat(net.addressOf(0).getHostAddress()).isEqualTo("127.200.0.1");
        assertThat(net.addressOf(2).getHostAddress()).isEqualTo("127.200.0.3");
        assertThat(net.addressOf(3).getHostAddress()).isEqualTo("127.200.0.1");
    }
}
