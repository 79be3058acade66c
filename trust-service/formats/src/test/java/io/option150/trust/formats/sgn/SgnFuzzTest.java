package io.option150.trust.formats.sgn;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.tlv.MalformedException;
import java.util.Arrays;

/** With {@code -Dlong} Jazzer looks for inputs for a minute; otherwise the known ones are tried. */
class SgnFuzzTest {

    private static final SgnVerifier VERIFIER = new SgnVerifier(Vectors.trusted());

    @FuzzTest(maxDuration = "60s")
    void anyBytesGiveAFileOrAFault(byte[] input) {
        for (Reading reading : Reading.values()) {
            try {
                SgnFile read = SgnFile.decode(input, reading);
                VERIFIER.verify(read);
                assertThat(reading == Reading.LENIENT || Arrays.equals(read.encode(), input))
                        .isTrue();
            } catch (MalformedException fault) {
                assertThat(fault.offset()).isBetween(0, input.length);
            }
        }
    }
}
