package io.option150.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.option150.trust.Settings;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.signer.SignerId;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateIssuerTest {

    @Test
    void aCertificateIsOfAKindThatEveryPhoneTakes() throws GeneralSecurityException {
        var certificate = issue(Map.of()).certificate();

        assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2048);
        assertThat(certificate.getBasicConstraints()).as("is no authority").isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).startsWith(true, false, true, false);
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
    }

    @Test
    void nameAndValidityComeFromConfiguration() {
        var certificate = issue(Map.of(
                        "option150.trust.subject.common-name", "proxy.example.test",
                        "option150.trust.subject.organization", "Example, Inc.",
                        "option150.trust.subject.organizational-unit", "Voice",
                        "option150.trust.subject.locality", "Krakow",
                        "option150.trust.subject.state", "MP",
                        "option150.trust.subject.country", "PL",
                        "option150.trust.validity-days", "30"))
                .certificate();

        assertThat(SignerId.of(certificate).subject())
                .isEqualTo("CN=proxy.example.test;OU=Voice;O=Example, Inc.;L=Krakow;ST=MP;C=PL");
        assertThat(certificate.getNotAfter().toInstant())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(30)));
    }

    @Test
    void noTwoCertificatesShareASerialNumber() {
        assertThat(issue(Map.of()).certificate().getSerialNumber())
                .isNotEqualTo(issue(Map.of()).certificate().getSerialNumber());
    }

    @Test
    void theTextFormOfAnIdentityShowsNoKey() {
        assertThat(issue(Map.of())).hasToString("Identity[O=Option150, CN=option150-tftp]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    subject.common-name | a;b    | subject.common-name: must be 1 to 64 characters without semicolon and control characters; got: a;b
                    subject.country     | Poland | subject.country: must be two capital letters; got: Poland
                    validity-days       | 0      | validity-days: must be 1 to 7300; got: 0
                    validity-days       | 7301   | validity-days: must be 1 to 7300; got: 7301
                    """)
    void aBadSettingIsNamedWithRuleAndValue(String setting, String value, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> issue(Map.of("option150.trust." + setting, value)))
                .withMessage("option150.trust." + message);
    }

    private static Identity issue(Map<String, String> settings) {
        return new CertificateIssuer(Settings.with(settings)).issue(CertificateUse.CCM_TFTP);
    }
}
