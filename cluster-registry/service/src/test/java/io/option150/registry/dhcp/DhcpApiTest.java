package io.option150.registry.dhcp;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.option150.registry.RegistryTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R5, R24: option 150 for IPv4, sub-option 1 of Cisco's vendor option for IPv6. */
@RegistryTest
class DhcpApiTest {

    private static final String[] BOTH = {"10.1.0.11", "2001:DB8:0::1", "10.1.0.12", "2001:db8::2"};

    @Test
    void keaGetsTheBytesOfOption150AndTheVendorSpace() {
        assertThat(configuration("kea", BOTH))
                .contains(
                        "\"code\": 150, \"csv-format\": false, \"data\": \"0A01000B0A01000C\"",
                        "\"name\": \"vendor-opts\", \"data\": \"9\"",
                        "\"space\": \"vendor-9\", \"name\": \"tftp-servers\", \"data\": \"2001:db8::1, 2001:db8::2\"");
    }

    @Test
    void iscGetsItsDefinitionsAndValues() {
        assertThat(configuration("isc", BOTH))
                .contains(
                        "option cisco-tftp code 150 = array of ip-address;",
                        "option cisco-tftp 10.1.0.11, 10.1.0.12;",
                        "option vsio.cisco code 9 = encapsulate cisco;",
                        "option cisco.tftp-servers 2001:db8::1, 2001:db8::2;");
    }

    @Test
    void dnsmasqGetsLinesThatItTakes() throws Exception {
        var text = configuration("dnsmasq", BOTH);
        assertThat(text.lines())
                .containsExactly(
                        "dhcp-option=150,10.1.0.11,10.1.0.12",
                        "dhcp-option=option6:17,00:00:00:09:00:01:00:20"
                                + ":20:01:0D:B8:00:00:00:00:00:00:00:00:00:00:00:01"
                                + ":20:01:0D:B8:00:00:00:00:00:00:00:00:00:00:00:02");
        var dnsmasq = Path.of("/usr/sbin/dnsmasq");
        Assumptions.assumeTrue(Files.isExecutable(dnsmasq), "dnsmasq is not installed");
        assertThat(tested(dnsmasq, text)).contains("syntax check OK");
    }

    @Test
    void iosGetsAPoolForEachFamily() {
        assertThat(configuration("ios", BOTH))
                .contains(
                        " option 150 ip 10.1.0.11 10.1.0.12\n",
                        " vendor-specific 9\n  suboption 1 hex 20010DB8000000000000000000000001"
                                + "20010DB8000000000000000000000002\n");
        assertThat(configuration("ios", "2001:db8::1"))
                .isEqualTo("ipv6 dhcp pool PHONES\n vendor-specific 9\n  suboption 1 address 2001:db8::1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kea", "isc", "dnsmasq", "ios"})
    void aFamilyWithoutAddressesIsLeftOut(String server) {
        assertThat(configuration(server, "10.1.0.11"))
                .contains("150")
                .doesNotContain("ipv6", "option6", "dhcp6", "vsio");
        assertThat(configuration(server, "2001:db8::1")).doesNotContain("150");
    }

    @Test
    void whatIsNoHostsAddressIsRefusedAndAnUnknownServerIsNotFound() {
        problem(
                        admin().queryParam("address", "10.1.0.11", "tftp.example", "224.0.0.1")
                                .get("/api/v1/dhcp/kea"),
                        400)
                .body("violations.field", contains("address", "address"))
                .body("violations.value", contains("tftp.example", "224.0.0.1"));
        problem(admin().get("/api/v1/dhcp/kea"), 400)
                .body("field", equalTo("address"))
                .body("rule", equalTo("must be given 1 to 8 times"));
        problem(admin().queryParam("address", "10.1.0.11").get("/api/v1/dhcp/windows"), 404)
                .body("detail", containsString("kea, isc, dnsmasq and ios"));
    }

    private static String configuration(String server, String... addresses) {
        return admin().queryParam("address", List.of(addresses))
                .get("/api/v1/dhcp/" + server)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
    }

    private static String tested(Path dnsmasq, String text) throws IOException, InterruptedException {
        var file = Files.createTempFile("option150-dnsmasq", ".conf");
        try {
            Files.writeString(file, text);
            var process = new ProcessBuilder(dnsmasq.toString(), "--test", "--conf-file=" + file)
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return said;
        } finally {
            Files.delete(file);
        }
    }
}
