package io.option150.testkit.backends;

import io.option150.embedded.BackendException;
import io.option150.embedded.EmbeddedKafka;
import io.option150.embedded.EmbeddedPostgres;
import io.option150.embedded.Folders;
import io.option150.embedded.KafkaSettings;
import io.option150.embedded.Ports;
import io.option150.embedded.PostgresSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Both servers without a container engine: PostgreSQL as a child process, Kafka in this JVM. */
final class EmbeddedBackends implements Backends {

    private final PostgresSettings postgresSettings;
    private final KafkaSettings kafkaSettings;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedKafka kafka;

    private EmbeddedBackends(Path folder, Path binaries) {
        postgresSettings = new PostgresSettings(
                folder.resolve("postgresql"),
                binaries,
                folder.resolve("postgresql.log"),
                Ports.free(),
                BackendHost.PASSWORD,
                // Tests kill processes, not machines: what the operating system was told survives that.
                false);
        kafkaSettings = new KafkaSettings(folder.resolve("kafka"), Ports.free(), Ports.free());
    }

    static Backends start(Path folder, Path binaries) throws IOException, InterruptedException {
        EmbeddedBackends backends = new EmbeddedBackends(folder, binaries);
        FutureTask<EmbeddedPostgres> postgres =
                new FutureTask<>(() -> EmbeddedPostgres.start(backends.postgresSettings));
        Thread.ofPlatform().name("postgres-start").start(postgres);
        try {
            backends.server("kafka").start();
            backends.postgres = postgres.get();
        } catch (ExecutionException e) {
            backends.close();
            throw new BackendException("PostgreSQL did not start: " + e.getMessage(), e);
        }
        return backends;
    }

    @Override
    public int postgresPort() {
        return postgresSettings.port();
    }

    @Override
    public int kafkaPort() {
        return kafkaSettings.port();
    }

    @Override
    public Switch server(String name) throws BackendException {
        return switch (name) {
            case "postgres" -> new PostgresSwitch();
            case "kafka" -> new KafkaSwitch();
            default -> throw new BackendException("there is no server \"" + name + "\"");
        };
    }

    @Override
    public void close() throws IOException {
        new KafkaSwitch().stop();
        new PostgresSwitch().stop();
    }

    private final class PostgresSwitch implements Switch {
        @Override
        public void stop() throws IOException {
            if (postgres != null) {
                postgres.close();
                postgres = null;
            }
        }

        @Override
        public void start() throws IOException, InterruptedException {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start(postgresSettings);
            }
        }

        @Override
        public void wipe() throws IOException, InterruptedException {
            stop();
            Folders.delete(postgresSettings.data());
            start();
        }
    }

    private final class KafkaSwitch implements Switch {
        @Override
        public void stop() {
            if (kafka != null) {
                kafka.close();
                kafka = null;
            }
        }

        @Override
        public void start() throws IOException {
            if (kafka == null) {
                kafka = EmbeddedKafka.start(kafkaSettings, System.err::println);
            }
        }

        @Override
        public void wipe() throws IOException {
            stop();
            Folders.delete(kafkaSettings.data());
            start();
        }
    }
}
