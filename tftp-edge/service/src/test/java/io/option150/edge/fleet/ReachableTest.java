package io.option150.edge.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReachableTest {

    @Test
    void anAddressIsToldAsItIsSetWithoutItsZone() {
        assertThat(Reachable.text("192.0.2.1", 8081)).isEqualTo("192.0.2.1:8081");
        assertThat(Reachable.text("2001:db8::1", 8081)).isEqualTo("[2001:db8::1]:8081");
        assertThat(Reachable.text("fe80::1%eth0", 8081)).isEqualTo("[fe80::1]:8081");
        assertThat(Reachable.text("edge-0.lab", 8081)).isEqualTo("edge-0.lab:8081");
    }

    @Test
    void allAddressesBecomeOneThatCanBeReached() {
        for (var everywhere : List.of("0.0.0.0", "::")) {
            assertThat(Reachable.text(everywhere, 8081))
                    .matches(".+:8081")
                    .doesNotContain("%")
                    .doesNotStartWith("0.0.0.0")
                    .doesNotStartWith("[::]");
        }
    }

    @Test
    void theBestIsNeitherOfThisHostNorOfThisLinkAlone() {
        var own = of("::1", "127.0.1.1", "fe80::1", "169.254.7.7", "2001:db8::7", "192.0.2.7", "192.0.2.8");
        assertThat(Reachable.best(false, own)).contains("192.0.2.7");
        assertThat(Reachable.best(true, own)).contains("192.0.2.7");
        assertThat(Reachable.best(false, of("::1", "2001:db8::7"))).contains("2001:db8:0:0:0:0:0:7");
        assertThat(Reachable.best(true, of("::1", "2001:db8::7"))).isEmpty();
        assertThat(Reachable.best(false, of("127.0.0.1", "::1", "fe80::1"))).isEmpty();
    }

    private static List<InetAddress> of(String... addresses) {
        return Stream.of(addresses).map(InetAddress::ofLiteral).toList();
    }
}
