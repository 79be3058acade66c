package io.option150.trust.formats.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.tlv.MalformedException;
import java.util.Arrays;

/** With {@code -Dlong} Jazzer looks for inputs for a minute; otherwise the known ones are tried. */
class TrustListFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyBytesGiveAListOrAFault(byte[] input) {
        for (Reading reading : Reading.values()) {
            try {
                TrustList read = TrustList.decode(input, reading);
                TrustListVerifier.timeless().verifyFirst(read);
                assertThat(reading == Reading.LENIENT || Arrays.equals(read.encode(), input))
                        .isTrue();
            } catch (MalformedException fault) {
                assertThat(fault.offset()).isBetween(0, input.length);
            }
        }
    }
}
