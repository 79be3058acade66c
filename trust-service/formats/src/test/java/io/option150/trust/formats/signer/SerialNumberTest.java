package io.option150.trust.formats.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SerialNumberTest {

    @Test
    void hasNoLeadingZeroEvenWithTheTopBitSet() {
        assertThat(SerialNumber.of(new BigInteger("83E9080000005545AF31", 16))).hasToString("83e9080000005545af31");
    }

    @Test
    void zeroTakesOneByte() {
        assertThat(SerialNumber.of(BigInteger.ZERO)).hasToString("00");
    }

    @Test
    void comesBackAsTheNumberItWas() {
        var number = new BigInteger("ff00ff", 16);

        assertThat(SerialNumber.of(number).number()).isEqualTo(number);
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SerialNumber.of(BigInteger.valueOf(-1)))
                .withMessage("serial number: -1 is negative");
    }
}
