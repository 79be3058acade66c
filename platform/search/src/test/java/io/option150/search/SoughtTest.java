package io.option150.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {

    @ParameterizedTest
    @CsvSource({
        "00:11:22:33:E0:01, 00112233e001",
        "00-11-22-33-e0-01, 00112233e001",
        "00 11 22 33 e0 01, 00112233e001",
        "0011.2233.e001, 00112233e001",
        "0011.22, 001122",
        "00:11:, 0011",
        "00112233E001, 00112233e001",
        "Ringlist.xml, ringlist.xml",
        "10.1.2.3, 10.1.2.3",
        "edge-1, edge-1",
    })
    void digitsAreFoundInAnyWriting(String q, String packed) {
        assertThat(Sought.of(q).packed()).isEqualTo(packed);
    }

    @Test
    void theTextStaysAsItIsButForItsCase() {
        assertThat(Sought.of("  00:11:AA ").text()).isEqualTo("00:11:aa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", " a ", "a\u0000b", "a\nb"})
    void whatTellsTooLittleIsRefused(String q) {
        assertThatThrownBy(() -> Sought.of(q)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatIsLongerThanAnyNameIsRefused() {
        assertThat(Sought.of("x".repeat(128)).text()).hasSize(128);
        assertThatThrownBy(() -> Sought.of("x".repeat(129))).isInstanceOf(ProblemException.class);
    }
}
