package io.option150.edge.setting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.edge.resolve.TrustListSettings;
import io.option150.edge.upstream.ServiceSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectedSettingTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void anUnknownWordIsRefusedByKeyRangeAndValue() {
        assertThatThrownBy(() -> new TrustListSettings(NONE, Optional.of("hom")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option150.trust.common-files must be local or home; got: hom");
        assertThatThrownBy(() -> new TrustListSettings(Optional.of("yes"), NONE))
                .hasMessage("option150.trust.unknown-phones must be refuse or own; got: yes");
        assertThatThrownBy(() -> new ServiceSettings(NONE, NONE, NONE, Optional.of("md5")))
                .hasMessage("option150.trust.digest must be sha1 or sha512; got: md5");
    }

    @ParameterizedTest
    @CsvSource({"localhost:8083", "ftp://store", "http://", "http://a b", "/files", "http:files"})
    void whatIsNoUrlOfAServiceIsRefusedByKeyRangeAndValue(String value) {
        assertThatThrownBy(() -> new ServiceSettings(NONE, Optional.of(value), NONE, NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("option150.file-store.url must be an http or https URL")
                .hasMessageEndingWith("; got: " + value);
    }
}
