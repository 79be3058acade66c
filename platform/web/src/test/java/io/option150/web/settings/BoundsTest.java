package io.option150.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

    @ParameterizedTest
    @CsvSource({
        "1 to 1000, 1, 1000",
        "0 (any free one) to 65535, 0, 65535",
        "-1 to 5, -1, 5",
        "1 or more, 1, 9223372036854775807",
    })
    void ofANumber(String text, long least, long most) {
        var bounds = Bounds.of(text);
        assertThat(bounds).isEqualTo(new Bounds(least, most));
        assertThat(bounds.hold(least)).isTrue();
        assertThat(bounds.hold(least - 1)).isFalse();
        assertThat(bounds.hold((int) Math.min(most, Integer.MAX_VALUE))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1 to 16T, 1, 17592186044416", "1K to 65545 bytes, 1024, 65545", "0 to 1G, 0, 1073741824"})
    void ofASize(String text, long least, long most) {
        var bounds = Bounds.of(text);
        assertThat(bounds.hold(new MemorySize(BigInteger.valueOf(least)))).isTrue();
        assertThat(bounds.hold(new MemorySize(BigInteger.valueOf(most)))).isTrue();
        assertThat(bounds.hold(new MemorySize(BigInteger.valueOf(most + 1)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10 ms to 1 min, PT0.01S, PT1M",
        "0 s to 1 day, PT0S, PT24H",
        "1 to 365 days, PT24H, PT8760H",
        "0 to 30 days, PT0S, PT720H",
    })
    void ofATime(String text, Duration least, Duration most) {
        var bounds = Bounds.of(text);
        assertThat(bounds.hold(least)).isTrue();
        assertThat(bounds.hold(most)).isTrue();
        assertThat(bounds.hold(least.minusNanos(1))).isFalse();
        assertThat(bounds.hold(most.plusNanos(1))).isFalse();
    }

    @Test
    void aTimeAboveNoneIsAny() {
        assertThat(Bounds.of("above 0").hold(Duration.ofNanos(1))).isTrue();
        assertThat(Bounds.of("above 0").hold(Duration.ofSeconds(Long.MAX_VALUE)))
                .isTrue();
        assertThat(Bounds.of("above 0").hold(Duration.ZERO)).isFalse();
        assertThat(Bounds.of("above 0").hold(Duration.ofSeconds(Long.MIN_VALUE)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "some", "1 to", "1 to 5 miles", "to 5"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Bounds.of(text)).withMessageContaining(text);
    }
}
