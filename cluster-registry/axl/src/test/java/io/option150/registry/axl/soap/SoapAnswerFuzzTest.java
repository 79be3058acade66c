package io.option150.registry.axl.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.option150.registry.axl.failure.AxlException;
import java.io.ByteArrayInputStream;

/** With {@code ./option150 test --fuzz} Jazzer looks for inputs; otherwise the known ones are tried. */
class SoapAnswerFuzzTest {

    private static final long MOST_BYTES = 1 << 20;

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreRowsOrAFailureOfAxl(byte[] input) {
        int[] rows = {0};
        try {
            SoapAnswer.read(
                    new BoundedStream(new ByteArrayInputStream(input), MOST_BYTES), "listPhone", _ -> rows[0]++);
        } catch (AxlException expected) {
            assertThat(expected.failure()).isNotNull();
        }
        assertThat(rows[0]).isLessThanOrEqualTo(input.length);
    }
}
