package io.option150.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** With {@code ./option150 test --fuzz} Jazzer looks for inputs; otherwise the known ones are tried. */
class UnpackerFuzzTest {

    private static final Limits LIMITS = new Limits(4 << 20, 100, 10);

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreAPackageWithinItsLimitsOrRefused(byte[] input) {
        long came = 0;
        int files = 0;
        boolean given = false;
        try (var unpacker = new Unpacker(LIMITS)) {
            while (true) {
                switch (unpacker.next()) {
                    case Step.Hungry _ -> {
                        // Of the second time it is told that there is no more, and must not ask again.
                        if (given) {
                            unpacker.end();
                        } else {
                            unpacker.give(input.clone());
                            given = true;
                        }
                    }
                    case Step.Opened opened -> {
                        files++;
                        assertThat(opened.name().split("/")).isNotEmpty().doesNotContain("..", ".", "");
                    }
                    case Step.Bytes bytes -> came += bytes.bytes().length;
                    case Step.Closed _ -> {}
                    case Step.End _ -> {
                        assertThat(came).isLessThanOrEqualTo(LIMITS.unpackedBytes());
                        assertThat(files).isLessThanOrEqualTo(LIMITS.entries());
                        return;
                    }
                }
                assertThat(came).isLessThanOrEqualTo(LIMITS.unpackedBytes());
            }
        } catch (RefusedPackage refused) {
            assertThat(refused.refusal()).isNotNull();
        }
    }
}
