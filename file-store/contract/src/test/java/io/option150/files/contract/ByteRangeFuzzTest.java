package io.option150.files.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** With {@code ./option150 test --fuzz} Jazzer looks for inputs; otherwise the known ones are tried. */
class ByteRangeFuzzTest {

    private static final long[] SIZES = {0, 1, 499, 1L << 40, Long.MAX_VALUE};

    @FuzzTest(maxDuration = "60s")
    void anyHeaderIsAPartOfTheFileOrTheWhole(byte[] input) {
        var header = new String(input, ISO_8859_1);
        for (long size : SIZES) {
            ByteRange.parse(header, size).ifPresent(part -> {
                assertThat(part.from()).isBetween(0L, size);
                assertThat(part.to()).isBetween(part.from(), size);
            });
        }
    }
}
