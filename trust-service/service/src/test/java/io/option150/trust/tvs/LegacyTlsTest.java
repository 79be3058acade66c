package io.option150.trust.tvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyTlsTest {

    private static final long PATIENCE_S = 60;

    @ParameterizedTest
    @CsvSource({"allow, 0", "leave, 3"})
    void tls10WithRsaKeyExchangeWorksOnlyWhenAllowed(String mode, int expected)
            throws IOException, InterruptedException {
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LegacyTlsProbe.class.getName(),
                        mode)
                .inheritIO()
                .start();
        try {
            assertThat(probe.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            assertThat(probe.exitValue()).isEqualTo(expected);
        } finally {
            probe.destroyForcibly();
        }
    }
}
