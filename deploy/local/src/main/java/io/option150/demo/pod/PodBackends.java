package io.option150.demo.pod;

import io.option150.embedded.EmbeddedKafka;
import io.option150.embedded.EmbeddedPostgres;
import io.option150.embedded.KafkaSettings;
import io.option150.embedded.PostgresSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** PostgreSQL with a database for each role, and Kafka, both open to other pods. */
record PodBackends(EmbeddedPostgres postgres, EmbeddedKafka kafka) implements AutoCloseable {

    /** The ports of both; the last two are for the pod itself. */
    record Ports(int postgres, int kafka, int kafkaInside, int kafkaController) {
        static final Ports USUAL = new Ports(5432, 9092, 19_092, 19_093);
    }

    /**
     * Starts both.
     *
     * @param onFatal told when Kafka gives up later
     */
    static PodBackends start(PodSettings settings, Ports ports, Consumer<String> onFatal)
            throws IOException, SQLException, InterruptedException {
        Map<String, String> roles = settings.roles();
        Path data = settings.data();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(new PostgresSettings(
                data.resolve("postgresql"),
                data.resolve("programs"),
                data.resolve("postgresql.log"),
                ports.postgres(),
                Objects.requireNonNull(roles.get(PodSettings.SUPERUSER)),
                true,
                true));
        try {
            for (Map.Entry<String, String> role : roles.entrySet()) {
                if (!role.getKey().equals(PodSettings.SUPERUSER)) {
                    postgres.databases().ensure(role.getKey(), role.getValue());
                }
            }
            return new PodBackends(
                    postgres,
                    EmbeddedKafka.start(
                            new KafkaSettings(
                                    data.resolve("kafka"),
                                    ports.kafkaInside(),
                                    ports.kafkaController(),
                                    Optional.of(new KafkaSettings.Outside(settings.host(), ports.kafka()))),
                            onFatal));
        } catch (IOException | SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            kafka.close();
        } finally {
            postgres.close();
        }
    }
}
