package io.option150.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustSettingsTest {

    @Test
    void everySettingHasADefault() {
        TrustSettings settings = Settings.with(Map.of());

        assertThat(settings.directory()).isEqualTo(Path.of("."));
        assertThat(settings.keyFile()).isEqualTo(Path.of("./trust-service.key"));
        assertThat(settings.cluster()).isEqualTo("local");
        assertThat(settings.subject().commonName()).isEqualTo("option150-tftp");
        assertThat(settings.subject().organization()).isEqualTo("Option150");
        assertThat(settings.subject().organizationalUnit()).isEmpty();
        assertThat(settings.subject().locality()).isEmpty();
        assertThat(settings.subject().state()).isEmpty();
        assertThat(settings.subject().country()).isEmpty();
        assertThat(settings.validityDays()).isEqualTo(1825);
        assertThat(settings.digest()).isEqualTo(TrustSettings.SignatureDigest.SHA1);
        assertThat(settings.inMemory().asLongValue()).isEqualTo(1024 * 1024);
    }

    @Test
    void everySettingCanBeSet() {
        TrustSettings settings = Settings.with(Map.of(
                "option150.trust.key-file", "/run/secrets/trust.key",
                "option150.trust.cluster", "head-office",
                "option150.trust.subject.common-name", "proxy.example.test",
                "option150.trust.subject.organization", "Example",
                "option150.trust.subject.organizational-unit", "Voice",
                "option150.trust.subject.country", "PL",
                "option150.trust.validity-days", "30",
                "option150.trust.digest", "sha512",
                "option150.trust.in-memory", "64K"));

        assertThat(settings.keyFile()).isEqualTo(Path.of("/run/secrets/trust.key"));
        assertThat(settings.cluster()).isEqualTo("head-office");
        assertThat(settings.subject().commonName()).isEqualTo("proxy.example.test");
        assertThat(settings.subject().organization()).isEqualTo("Example");
        assertThat(settings.subject().organizationalUnit()).hasValue("Voice");
        assertThat(settings.subject().country()).hasValue("PL");
        assertThat(settings.validityDays()).isEqualTo(30);
        assertThat(settings.digest()).isEqualTo(TrustSettings.SignatureDigest.SHA512);
        assertThat(settings.inMemory().asLongValue()).isEqualTo(64 * 1024);
    }

    @Test
    void theKeyFileIsInTheServicesFolderUnlessItIsNamed() {
        TrustSettings settings = Settings.with(Map.of("option150.trust.directory", "/var/lib/trust"));

        assertThat(settings.keyFile()).isEqualTo(Path.of("/var/lib/trust/trust-service.key"));
    }
}
