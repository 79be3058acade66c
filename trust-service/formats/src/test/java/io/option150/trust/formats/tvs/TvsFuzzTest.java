package io.option150.trust.formats.tvs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.option150.trust.formats.tlv.MalformedException;

/** With {@code -Dlong} Jazzer looks for inputs for a minute; otherwise the known ones are tried. */
class TvsFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyBytesGiveAMessageOrAFault(byte[] input) throws MalformedException {
        TvsMessage message;
        try {
            message = TvsReader.decode(input);
        } catch (MalformedException fault) {
            assertThat(fault.offset()).isBetween(0, input.length);
            return;
        }
        assertThat(TvsReader.decode(TvsWriter.encode(message))).isEqualTo(message);
    }
}
