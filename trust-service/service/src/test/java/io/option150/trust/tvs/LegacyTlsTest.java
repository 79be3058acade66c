package io.option150.trust.tvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code option150.tvs.legacy-tls}: the TVS and a phone of the 7900 series, each in a process of its own. */
class LegacyTlsTest {

    private static final long PATIENCE_S = 60;

    @ParameterizedTest
    @CsvSource({"true, 0", "false, " + LegacyTlsProbe.HANDSHAKE_REFUSED})
    void aPhoneThatKnowsOnlyTls10IsAnsweredOnlyWithTheSwitch(String legacyTls, int expected)
            throws IOException, InterruptedException {
        Process server = probe("serve", legacyTls);
        try (BufferedReader told = server.inputReader()) {
            Process phone = probe("phone", port(told));
            try {
                assertThat(phone.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
                assertThat(phone.exitValue()).isEqualTo(expected);
            } finally {
                phone.destroyForcibly();
            }
        } finally {
            server.destroyForcibly();
        }
    }

    /** Among the lines of a log the one that is a number. */
    private static String port(BufferedReader told) {
        return told.lines()
                .filter(line -> line.matches("\\d+"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the TVS did not start"));
    }

    private static Process probe(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LegacyTlsProbe.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }
}
