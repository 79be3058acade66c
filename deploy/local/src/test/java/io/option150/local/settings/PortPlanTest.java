package io.option150.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    private static final List<InetAddress> PHONES = Addresses.parse("listen", "127.0.0.1,::1");

    @Test
    void namesEveryPortWithItsAddressAndOwner() {
        assertThat(PortPlan.at(0).uses(PHONES))
                .extracting(use -> use.where() + " " + use.who())
                .containsExactly(
                        "UDP 127.0.0.1:6969 tftp-edge, TFTP",
                        "TCP 127.0.0.1:6970 tftp-edge, phone HTTP",
                        "TCP 127.0.0.1:6971 tftp-edge, phone HTTPS",
                        "TCP 127.0.0.1:6972 tftp-edge, soft client HTTPS",
                        "TCP 127.0.0.1:2445 trust-service, TVS",
                        "UDP [::1]:6969 tftp-edge, TFTP",
                        "TCP [::1]:6970 tftp-edge, phone HTTP",
                        "TCP [::1]:6971 tftp-edge, phone HTTPS",
                        "TCP [::1]:6972 tftp-edge, soft client HTTPS",
                        "TCP [::1]:2445 trust-service, TVS",
                        "TCP 127.0.0.1:8081 tftp-edge, API",
                        "TCP 127.0.0.1:8082 cluster-registry, API",
                        "TCP 127.0.0.1:8083 file-store, API",
                        "TCP 127.0.0.1:8084 trust-service, API",
                        "TCP 127.0.0.1:15432 PostgreSQL",
                        "TCP 127.0.0.1:19092 Kafka",
                        "TCP 127.0.0.1:19093 Kafka's controller");
    }

    @Test
    void shiftsEveryPortByTheOffset() {
        List<Integer> unshifted =
                PortPlan.at(0).uses(PHONES).stream().map(PortUse::port).toList();
        assertThat(PortPlan.at(1000).uses(PHONES))
                .extracting(PortUse::port)
                .containsExactlyElementsOf(
                        unshifted.stream().map(port -> port + 1000).toList());
    }

    @Test
    void keepsTheHighestPortInRangeAtTheLargestOffset() {
        assertThat(PortPlan.at(PortPlan.MAX_OFFSET).uses(PHONES))
                .extracting(PortUse::port)
                .allMatch(port -> port <= 65_535)
                .contains(65_535);
    }
}
