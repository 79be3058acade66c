package io.option150.registry.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrafanaUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://grafana.example.com, https://grafana.example.com",
        "http://localhost:3000/, http://localhost:3000",
        "https://example.com/grafana/, https://example.com/grafana",
    })
    void aWebAddressIsTaken(String given, String taken) {
        assertThat(GrafanaUrl.checked(given)).isEqualTo(taken);
    }

    /** A page must not be told of a link that runs a script. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "grafana",
                "javascript:alert(1)",
                "https:///x",
                "ftp://a",
                "http://a/?b",
                "http://a/#b",
                "h ttp://a"
            })
    void anythingElseEndsTheStartWithKeyRuleAndValue(String given) {
        assertThatThrownBy(() -> GrafanaUrl.checked(given))
                .hasMessageContaining("option150.console.grafana-url")
                .hasMessageContaining("must be")
                .hasMessageContaining(given);
    }

    /** Everybody with a role is told the address. */
    @Test
    void aPasswordEndsTheStartAndIsNotShown() {
        assertThatThrownBy(() -> GrafanaUrl.checked("https://admin:s3cr3t@grafana"))
                .hasMessageContaining("without a user")
                .hasMessageContaining("https://***@grafana")
                .hasMessageNotContaining("s3cr3t");
    }
}
