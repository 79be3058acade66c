package io.option150.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongTokensTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final WrongTokens wrong = new WrongTokens(3, meters, now::get);

    @Test
    void afterSoManyInAMinuteThereIs429UntilTheMinuteIsOver() {
        assertThat(IntStream.range(0, 5).map(_ -> status("192.0.2.1"))).containsExactly(401, 401, 401, 429, 429);
        pass(WrongTokens.WINDOW.minusNanos(1));
        assertThat(status("192.0.2.1")).isEqualTo(429);
        pass(Duration.ofNanos(1));
        assertThat(IntStream.range(0, 4).map(_ -> status("192.0.2.1"))).containsExactly(401, 401, 401, 429);
    }

    @Test
    void othersAreNotToldOff() {
        IntStream.range(0, 5).forEach(_ -> status("192.0.2.1"));
        assertThat(status("192.0.2.2")).isEqualTo(401);
    }

    @Test
    void eachIsCounted() {
        IntStream.range(0, 5).forEach(_ -> status("192.0.2.1"));
        assertThat(counted("401")).isEqualTo(3);
        assertThat(counted("429")).isEqualTo(2);
    }

    @Test
    void howManyAreRememberedIsBounded() {
        IntStream.range(0, 4).forEach(_ -> status("first"));
        IntStream.range(0, WrongTokens.MOST_NETWORKS - 1).forEach(other -> status("other " + other));
        assertThat(wrong.networks()).isEqualTo(WrongTokens.MOST_NETWORKS);
        assertThat(status("first")).isEqualTo(429);
        status("one more");
        assertThat(wrong.networks()).isEqualTo(WrongTokens.MOST_NETWORKS);
        assertThat(status("first")).as("the eldest made room").isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
    })
    void aHostIsAnAddressOrItsIpv6Network(String one, String other, boolean same) {
        assertThat(ClientKey.of(one).equals(ClientKey.of(other))).isEqualTo(same);
    }

    @Test
    void whatHasNoAddressIsCountedTogether() {
        assertThat(ClientKey.of(null)).isEqualTo(ClientKey.of("a socket's path"));
    }

    private int status(String network) {
        return wrong.refusal(network).problem().status();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private double counted(String status) {
        return meters.counter("option150.auth.wrong.tokens", "status", status).count();
    }
}
