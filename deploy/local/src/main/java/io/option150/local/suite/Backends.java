package io.option150.local.suite;

import io.option150.embedded.EmbeddedKafka;
import io.option150.embedded.EmbeddedPostgres;
import io.option150.embedded.KafkaSettings;
import io.option150.embedded.PostgresSettings;
import io.option150.local.console.Console;
import io.option150.local.console.Failures;
import io.option150.local.data.DataFolder;
import io.option150.local.data.Secrets;
import io.option150.local.settings.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** The suite's PostgreSQL, with the services' databases in it, and its Kafka. */
final class Backends implements AutoCloseable {

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;

    private Backends(DataFolder folder, EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        this.folder = folder;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /**
     * Starts both at the same time and returns once both take connections.
     *
     * @param onFatal told when Kafka gives up later
     */
    static Backends start(
            Settings settings, DataFolder folder, Secrets secrets, Console console, Consumer<String> onFatal)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        FutureTask<EmbeddedPostgres> starting =
                new FutureTask<>(() -> startPostgres(settings, folder, secrets, console));
        Thread.ofPlatform().name("postgresql-start").start(starting);
        EmbeddedKafka kafka;
        try {
            kafka = startKafka(settings, folder, console, onFatal);
        } catch (IOException | RuntimeException e) {
            closeAfterFailure(starting, e);
            throw e;
        }
        try {
            return new Backends(folder, starting.get(), kafka);
        } catch (ExecutionException | RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    /** The process of the database server, for whoever watches over it. */
    ProcessHandle postgresProcess() throws IOException {
        return EmbeddedPostgres.serverOf(folder.postgres())
                .orElseThrow(() -> new IOException("PostgreSQL ended just after its start"));
    }

    /** JDBC URL of a service's database. */
    String jdbcUrl(Secrets.Role role) {
        return postgres.jdbcUrl(role.roleName());
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void close() throws IOException {
        try {
            kafka.close();
        } finally {
            postgres.close();
        }
    }

    static PostgresSettings postgresSettings(Settings settings, DataFolder folder, Secrets secrets) {
        return new PostgresSettings(
                folder.postgres(),
                folder.programs(),
                folder.logs().resolve("postgresql.log"),
                settings.ports().postgres(),
                secrets.password(Secrets.Role.POSTGRES),
                true);
    }

    private static EmbeddedPostgres startPostgres(
            Settings settings, DataFolder folder, Secrets secrets, Console console)
            throws IOException, SQLException, InterruptedException {
        long began = System.nanoTime();
        EmbeddedPostgres server = EmbeddedPostgres.start(postgresSettings(settings, folder, secrets));
        try {
            for (Secrets.Role role : Secrets.Role.values()) {
                if (role != Secrets.Role.POSTGRES) {
                    server.databases().ensure(role.roleName(), secrets.password(role));
                }
            }
        } catch (SQLException e) {
            server.close();
            throw e;
        }
        console.progress("PostgreSQL", "ready on 127.0.0.1:" + server.port(), since(began));
        return server;
    }

    private static EmbeddedKafka startKafka(
            Settings settings, DataFolder folder, Console console, Consumer<String> onFatal) throws IOException {
        long began = System.nanoTime();
        EmbeddedKafka broker = EmbeddedKafka.start(
                new KafkaSettings(
                        folder.kafka(),
                        settings.ports().kafka(),
                        settings.ports().kafkaController()),
                onFatal);
        console.progress("Kafka", "ready on " + broker.bootstrapServers(), since(began));
        return broker;
    }

    private static void closeAfterFailure(FutureTask<EmbeddedPostgres> starting, Exception failure)
            throws InterruptedException {
        try {
            starting.get().close();
        } catch (ExecutionException | IOException e) {
            failure.addSuppressed(new IOException("PostgreSQL too: " + Failures.lines(e), e));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
