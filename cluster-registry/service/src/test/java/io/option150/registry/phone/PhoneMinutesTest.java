package io.option150.registry.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneMinutesTest {

    @Test
    void aDurationCountsToTheNextPowerOfTwo() {
        assertThat(PhoneMinutes.bucket(-5)).isZero();
        assertThat(PhoneMinutes.bucket(0)).isZero();
        assertThat(PhoneMinutes.bucket(1)).isEqualTo(1);
        assertThat(PhoneMinutes.bucket(12)).isEqualTo(4);
        assertThat(PhoneMinutes.bucket(16)).isEqualTo(5);
        assertThat(PhoneMinutes.bucket(Long.MAX_VALUE)).isEqualTo(17);
    }

    @Test
    void oneOfAHundredMayTakeLonger() {
        var took = new long[18];
        took[4] = 99;
        took[10] = 1;
        assertThat(PhoneMinutes.p99(took)).isEqualTo(16);
        took[10] = 2;
        assertThat(PhoneMinutes.p99(took)).isEqualTo(1024);
    }
}
