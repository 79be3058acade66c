package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service whose PostgreSQL is not there yet, as in a pod: it says so, stays, and goes when it is told to. */
class PatientStartTest {

    private static final Duration TOLD_WITHIN = Duration.ofMinutes(5);
    private static final int GONE_WITHIN_SECONDS = 3;

    @TempDir
    Path folder = Path.of("set by JUnit");

    @ParameterizedTest
    @ValueSource(strings = {"cluster-registry", "file-store", "trust-service"})
    void waitsForPostgresqlAndEndsAtOnceBySigterm(String service) throws Exception {
        var log = folder.resolve("log");
        var nowhere = "127.0.0.1:1/x";
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.port=0",
                        "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://" + nowhere,
                        "-Dquarkus.datasource.reactive.url=postgresql://" + nowhere,
                        "-jar",
                        Path.of("../..", service, "service/target/quarkus-app/quarkus-run.jar")
                                .toRealPath()
                                .toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        OwnEnvironment.set(builder, Map.of());
        var process = builder.start();
        try {
            Await.until("it says what it waits for", TOLD_WITHIN, () -> {
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                return Files.readString(log).contains("Waiting for PostgreSQL at " + nowhere + ": Connection refused");
            });
            // Longer than a connection was ever waited for.
            assertThat(process.waitFor(6, TimeUnit.SECONDS))
                    .as(Files.readString(log))
                    .isFalse();
            assertThat(Files.readString(log).lines().count())
                    .as("an outage is told once")
                    .isLessThan(12);
            process.destroy();
            assertThat(process.waitFor(GONE_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }
}
