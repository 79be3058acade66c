package io.option150.local.suite;

import io.option150.embedded.EmbeddedPostgres;
import io.option150.embedded.PostgresSettings;
import io.option150.local.console.Console;
import io.option150.local.console.Failures;
import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.data.Secrets;
import io.option150.local.preflight.DiskCheck;
import io.option150.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The suite's PostgreSQL, with the services' databases in it, and its Kafka. Each is started again when it ends by
 * itself: the edge serves phones without either.
 */
final class Backends implements AutoCloseable {

    private final Settings settings;
    private final DataFolder folder;
    private final Secrets secrets;
    private final Restarts restarts;
    private final Revival postgresAgain;
    private final Revival kafkaAgain;
    private volatile @Nullable ChildProcess kafka;

    private Backends(Settings settings, DataFolder folder, Secrets secrets, Console console, Restarts restarts) {
        this.settings = settings;
        this.folder = folder;
        this.secrets = secrets;
        this.restarts = restarts;
        this.postgresAgain = new Revival("PostgreSQL", console, restarts, this::startPostgres);
        this.kafkaAgain = new Revival("Kafka", console, restarts, this::startKafka);
    }

    /** Starts both at the same time and returns once both take connections; where one does not start, none stays. */
    static Backends start(Settings settings, DataFolder folder, Secrets secrets, Console console, Restarts restarts)
            throws IOException, SuiteException, ExecutionException, InterruptedException {
        Backends backends = new Backends(settings, folder, secrets, console, restarts);
        FutureTask<Void> postgres = new FutureTask<>(() -> {
            if (settings.backends().postgres().isPresent()) {
                return null;
            }
            long began = System.nanoTime();
            backends.startPostgres();
            console.progress(
                    "PostgreSQL", "ready on 127.0.0.1:" + settings.ports().postgres(), since(began));
            return null;
        });
        Thread starting = Thread.ofPlatform().name("postgresql-start").start(postgres);
        try {
            if (settings.backends().kafka().isEmpty()) {
                long began = System.nanoTime();
                backends.startKafka();
                console.progress("Kafka", "ready on " + bootstrapServers(settings), since(began));
            }
            postgres.get();
            return backends;
        } catch (IOException | SuiteException | ExecutionException | InterruptedException | RuntimeException e) {
            starting.interrupt();
            starting.join();
            backends.closeAfter(e);
            throw e;
        }
    }

    /** What clients on this machine call {@code bootstrap.servers}. */
    static String bootstrapServers(Settings settings) {
        return settings.backends()
                .kafka()
                .orElse("127.0.0.1:" + settings.ports().kafka());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            ChildProcess broker = kafka;
            if (broker != null) {
                broker.stop();
            }
        } finally {
            EmbeddedPostgres.stopServerOf(folder.postgres());
        }
    }

    private void startPostgres() throws IOException, SuiteException, SQLException, InterruptedException {
        requireRoom();
        Path log = folder.logs().resolve("postgresql.log");
        long logBegan = LogTail.length(log);
        startPostgres(settings, folder, secrets, log);
        ProcessHandle process = EmbeddedPostgres.serverOf(folder.postgres())
                .orElseThrow(() -> new IOException("PostgreSQL ended just after its start"));
        restarts.whenEnded(process, () -> postgresAgain.begin("ended: " + reason(log, logBegan)));
    }

    /** Starts the server of a data folder and returns once it takes connections and has a database for each service. */
    static void startPostgres(Settings settings, DataFolder folder, Secrets secrets, Path log)
            throws IOException, SQLException, InterruptedException {
        EmbeddedPostgres server = EmbeddedPostgres.start(new PostgresSettings(
                folder.postgres(),
                folder.programs(),
                log,
                settings.ports().postgres(),
                secrets.password(Secrets.Role.POSTGRES),
                true));
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
    }

    private void startKafka() throws IOException, SuiteException, InterruptedException {
        requireRoom();
        ChildProcess broker = KafkaProcess.start(folder, settings.ports());
        kafka = broker;
        restarts.whenEnded(
                broker.process().toHandle(),
                () -> kafkaAgain.begin(
                        "ended: %s (%s)".formatted(LastWords.of(broker, folder).reason(), broker.log())));
    }

    /** A try that has to fail would fill the log, where there is room for that. */
    private void requireRoom() throws IOException, SuiteException {
        Optional<String> shortage = DiskCheck.shortage(folder.root());
        if (shortage.isPresent()) {
            throw new SuiteException(shortage.get());
        }
    }

    private String reason(Path log, long logBegan) {
        try {
            return LastWords.of(LogTail.since(log, logBegan), folder)
                            .map(LastWords::reason)
                            .orElse("it was killed")
                    + " (" + log + ")";
        } catch (IOException e) {
            return "its log " + log + " can't be read: " + String.join("; ", Failures.lines(e));
        }
    }

    private void closeAfter(Exception failure) throws InterruptedException {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
