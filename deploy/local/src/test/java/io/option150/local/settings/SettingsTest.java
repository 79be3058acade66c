package io.option150.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void hasADefaultForEverything() {
        Settings settings = settings(Map.of("option150.home", "/opt/option150"));
        assertThat(settings.data()).isEqualTo(Path.of("/opt/option150/.option150"));
        assertThat(Addresses.join(settings.listen())).isEqualTo("127.0.0.1,::1");
        assertThat(settings.listenChosen()).isFalse();
        assertThat(settings.ports()).isEqualTo(new PortPlan(0, 6969));
    }

    @Test
    void takesEverySetting() {
        Settings settings = settings(Map.of(
                "option150.home", "/opt/option150",
                "option150.data", "/var/lib/option150",
                "option150.listen", " 192.0.2.7 , 2001:db8::7,192.0.2.7",
                "option150.port-offset", "1000",
                "option150.tftp.port", "69"));
        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/option150"));
        assertThat(Addresses.join(settings.listen())).isEqualTo("192.0.2.7,2001:db8:0:0:0:0:0:7");
        assertThat(settings.listenChosen()).isTrue();
        assertThat(settings.ports()).isEqualTo(new PortPlan(1000, 69));
    }

    @Test
    void takesAnEmptySettingForNone() {
        assertThat(settings(Map.of("option150.listen", " ")).listenChosen()).isFalse();
    }

    @Test
    void refusesWhatIsNoNumberOrOutOfRange() {
        refuses("option150.port-offset", "many", "OPTION150_PORT_OFFSET must be a whole number, not \"many\"");
        refuses("option150.port-offset", "-1", "OPTION150_PORT_OFFSET must be 0 to 46442, not -1");
        refuses("option150.port-offset", "46443", "OPTION150_PORT_OFFSET must be 0 to 46442, not 46443");
        refuses("option150.tftp.port", "0", "OPTION150_TFTP_PORT must be 1 to 65535, not 0");
        refuses("option150.tftp.port", "65536", "OPTION150_TFTP_PORT must be 1 to 65535, not 65536");
    }

    @Test
    void refusesBackendsThatAreNoAddresses() {
        refuses("option150.postgres", "db.example", "OPTION150_POSTGRES must be host:port, not \"db.example\"");
        refuses(
                "option150.kafka",
                "k1:9092,",
                "OPTION150_KAFKA must be host:port, with commas between several, not \"k1:9092,\"");
    }

    @Test
    void refusesNamesAndEmptyPartsInTheListOfAddresses() {
        refuses(
                "option150.listen",
                "localhost",
                "OPTION150_LISTEN must be a list of IPv4 and IPv6 addresses, not \"localhost\"");
        refuses(
                "option150.listen",
                "127.0.0.1,",
                "OPTION150_LISTEN must be a list of IPv4 and IPv6 addresses, not \"127.0.0.1,\"");
    }

    private static void refuses(String key, String value, String message) {
        assertThatThrownBy(() -> settings(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Settings settings(Map<String, String> values) {
        return Settings.from(key -> Optional.ofNullable(values.get(key)));
    }
}
