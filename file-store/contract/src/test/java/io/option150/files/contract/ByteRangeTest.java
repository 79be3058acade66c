package io.option150.files.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    private static final String HUGE = "9999999999999999999999999999999999999999";

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 10, 0, 4",
        "bytes=7-, 10, 7, 10",
        "bytes=9-9, 10, 9, 10",
        "bytes=3-99, 10, 3, 10",
        "bytes=1-" + HUGE + ", 10, 1, 10",
        "bytes=1-00000000000000000000000000000000002, 10, 1, 3",
        "bytes=-2, 10, 8, 10",
        "bytes=-10, 10, 0, 10",
        "bytes=-11, 10, 0, 10",
        "bytes=-" + HUGE + ", 10, 0, 10",
        "Bytes=0-3, 10, 0, 4",
        "' bytes= 0-3 ', 10, 0, 4",
    })
    void aRangeIsWhatOfItIsThere(String header, long size, long from, long to) {
        var range = ByteRange.parse(header, size).orElseThrow();
        assertThat(range).isEqualTo(new ByteRange(from, to));
        assertThat(range.length()).isEqualTo(to - from);
        assertThat(range.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=10-, 10",
        "bytes=10-12, 10",
        "bytes=" + HUGE + "-, 10",
        "bytes=-0, 10",
        "bytes=0-, 0",
        "bytes=-0, 0"
    })
    void whatIsNotThereIsNoByte(String header, long size) {
        assertThat(ByteRange.parse(header, size))
                .hasValueSatisfying(range -> assertThat(range.isEmpty()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=a-b",
                "bytes=0-1,2-3",
                "bytes=3-1",
                "lines=0-1",
                "bytes 0-1",
                "bytes=--1",
                "bytes=0x1-2",
                "bytes=٣-٤"
            })
    void whatIsNoSingleRangeOfBytesIsPassedOver(String header) {
        assertThat(ByteRange.parse(header, 10)).isEmpty();
    }

    @Test
    void theEndOfNothingIsTheWholeOfIt() {
        assertThat(ByteRange.parse("bytes=-5", 0)).isEmpty();
        assertThat(ByteRange.parse(null, 10)).isEmpty();
    }

    @Test
    void noRangeIsTurnedAround() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(-1, 1));
    }
}
