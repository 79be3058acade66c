package io.option150.registry.axl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "cucm.example.com, https://cucm.example.com:8443",
        "192.0.2.10, https://192.0.2.10:8443",
        "192.0.2.10:443, https://192.0.2.10:443",
        "https://192.0.2.10:8443/axl/, https://192.0.2.10:8443",
        "HTTPS://cucm/, https://cucm:8443",
        "[2001:db8::1], https://[2001:db8::1]:8443",
        "[2001:db8::1]:443, https://[2001:db8::1]:443"
    })
    void whatAdminsTypeIsTaken(String typed, String url) {
        assertThat(ServerUrl.of(typed)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://cucm",
                "https://user:password@cucm",
                "cucm/other",
                "cucm:0",
                "cucm:65536",
                "cucm?a=b",
                "2001:db8::1",
                "cu cm",
                "[::1",
                "under_score.example.com"
            })
    void allElseIsRefused(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerUrl.of(typed))
                .withMessageStartingWith("url is ")
                .withMessageEndingWith(typed);
    }

    @Test
    void aPinIsTakenInAnySpelling() {
        String digits = "0a".repeat(32);
        assertThat(new ServerTrust.Pinned(digits).sha256()).isEqualTo("0A:".repeat(31) + "0A");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerTrust.Pinned("0a:0b"))
                .withMessageContaining("certificateSha256");
    }
}
