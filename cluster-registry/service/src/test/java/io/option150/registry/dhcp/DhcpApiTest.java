package io.option150.registry.dhcp;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.option150.registry.RegistryTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kea 2.2 and dhcpd 4.4 take what is pinned here ({@code kea-dhcp4 -t}, {@code dhcpd -t}). */
@RegistryTest
class DhcpApiTest {

    private static final String BOTH =
            "?address=192.0.2.1&address=192.0.2.2&address=2001:db8::1&address=2001:db8::2&address=192.0.2.1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kea     | \"code\": 150, \"space\": \"dhcp4\", \"type\": \"ipv4-address\", \"array\": true",
                "kea     | { \"name\": \"cisco-tftp\", \"space\": \"dhcp4\", \"data\": \"192.0.2.1, 192.0.2.2\" }",
                "kea     | \"space\": \"vendor-9\", \"data\": \"2001:db8::1, 2001:db8::2\"",
                "isc     | option cisco-tftp 192.0.2.1, 192.0.2.2;",
                "isc     | option vsio.cisco code 9 = encapsulate cisco;",
                "dnsmasq | dhcp-option=150,192.0.2.1,192.0.2.2",
                "IOS     | option 150 ip 192.0.2.1 192.0.2.2",
                "ios     | suboption 1 hex 20010db800000000000000000000000120010db8000000000000000000000002",
            })
    void namesAllServersInTheirOrder(String server, String line) {
        assertThat(configuration(server + BOTH)).contains(line);
    }

    @Test
    void hasNoPartForAFamilyWithoutAnAddress() {
        assertThat(configuration("ios?address=192.0.2.1"))
                .contains("option 150")
                .doesNotContain("suboption");
        assertThat(configuration("ios?address=2001:db8::1"))
                .contains("suboption 1 address 2001:db8::1")
                .doesNotContain("option 150");
    }

    @Test
    void refusesWhatIsNoServerAndNoHost() {
        problem(admin().get("/api/v1/dhcp/bind?address=192.0.2.1"), 400)
                .body("field", equalTo("server"))
                .body("value", equalTo("bind"));
        problem(admin().get("/api/v1/dhcp/kea"), 400).body("field", equalTo("address"));
        problem(admin().get("/api/v1/dhcp/kea?address=224.0.0.1"), 400).body("value", equalTo("224.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fe80::1",
                "0.1.2.3",
                "0.0.0.0",
                "239.1.2.3",
                "240.0.0.1",
                "255.255.255.255",
                "ff02::1",
                "::",
                "::ffff:240.0.0.1",
                "127.1"
            })
    void refusesAddressesThatNoServerHas(String address) {
        problem(admin().queryParam("address", "192.0.2.1", address).get("/api/v1/dhcp/kea"), 400)
                .body("field", equalTo("address"))
                .body("value", equalTo(address));
    }

    @ParameterizedTest
    @CsvSource({"kea,//", "isc,#", "dnsmasq,#", "ios,!"})
    void warnsInACommentOfAddressesThatPhonesDoNotReach(String server, String comment) {
        assertThat(configuration(server + "?address=127.0.0.1&address=::1&address=169.254.1.1")
                        .lines())
                .contains(
                        comment + " WARNING: 127.0.0.1 is a loopback address: no phone reaches it.",
                        comment + " WARNING: ::1 is a loopback address: no phone reaches it.",
                        comment
                                + " WARNING: 169.254.1.1 is a link-local address: only phones on the same link reach it.");
        assertThat(configuration(server + BOTH)).doesNotContain("WARNING");
    }

    @Test
    void dnsmasqItselfTakesIt(@TempDir Path folder) throws Exception {
        var dnsmasq = Stream.of("/usr/sbin/dnsmasq", "/usr/bin/dnsmasq")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(dnsmasq.isPresent(), "dnsmasq is not installed");
        var config = folder.resolve("dnsmasq.conf");
        Files.writeString(config, "port=0\n" + configuration("dnsmasq" + BOTH + "&address=127.0.0.1"));
        var check = new ProcessBuilder(dnsmasq.get().toString(), "--test", "--conf-file=" + config)
                .redirectErrorStream(true)
                .start();
        assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue())
                .as(new String(check.getInputStream().readAllBytes(), UTF_8))
                .isZero();
    }

    private static String configuration(String call) {
        return admin().get("/api/v1/dhcp/" + call)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
