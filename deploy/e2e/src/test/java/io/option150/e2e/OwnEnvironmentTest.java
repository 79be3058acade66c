package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnEnvironmentTest {

    @Test
    void nothingOfASiteIsInheritedAndWhatTheTestSaysIsThere() {
        var builder = new ProcessBuilder("true");
        builder.environment()
                .putAll(Map.of(
                        "OPTION150_KAFKA", "kafka.example:9092",
                        "OPTION150_POSTGRES", "postgresql.example:5432",
                        "OPTION150_LEARN", "yes",
                        "OPTION150_JDKS", "/opt/jdks",
                        "QUARKUS_DATASOURCE_PASSWORD", "secret",
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092",
                        "NEITHER", "kept"));
        OwnEnvironment.set(builder, Map.of("OPTION150_DATA", "/data", "KAFKA_OPTS", "-Dtest"));
        assertThat(builder.environment())
                .doesNotContainKeys(
                        "OPTION150_KAFKA",
                        "OPTION150_POSTGRES",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "KAFKA_BOOTSTRAP_SERVERS")
                .containsEntry("OPTION150_LEARN", "no")
                .containsEntry("OPTION150_JDKS", "/opt/jdks")
                .containsEntry("NEITHER", "kept")
                .containsEntry("OPTION150_DATA", "/data")
                .containsEntry("KAFKA_OPTS", "-Dtest");
    }
}
