package io.option150.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server of our own: initialised at the first start, its data kept, reached over 127.0.0.1 with passwords.
 * The server is a process of its own and outlives a SIGKILL of this JVM; the next start finds and stops it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final int START_SECONDS = 600;
    private static final int INIT_SECONDS = 600;
    private static final String OTHER_MACHINES = "host all all all scram-sha-256\n";
    private static final Duration ORPHANS_LEAVE = Duration.ofSeconds(10);

    private final PostgresSettings settings;
    private final PostgresBinaries binaries;

    private EmbeddedPostgres(PostgresSettings settings, PostgresBinaries binaries) {
        this.settings = settings;
        this.binaries = binaries;
    }

    /**
     * Starts the server and returns once it takes connections. Stops a server that an earlier, killed JVM left running on
     * this data folder.
     *
     * @throws BackendException if the port is taken, the data folder is of another major version, the disk is full, or
     *     anything else keeps the server from starting
     */
    public static EmbeddedPostgres start(PostgresSettings settings) throws IOException, InterruptedException {
        Files.createDirectories(settings.data().resolveSibling("."));
        Files.createDirectories(settings.log().resolveSibling("."));
        EmbeddedPostgres server = new EmbeddedPostgres(settings, PostgresBinaries.unpackedIn(settings.binaries()));
        server.checkVersion();
        stopServerOf(settings.data());
        Ports.requireFree("PostgreSQL", settings.port());
        if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
            server.initialise();
        }
        server.launch();
        return server;
    }

    /**
     * The living server process of a data folder, if there is one: of this JVM, or left behind by a killed one.
     *
     * @param data as in {@link PostgresSettings#data()}
     */
    public static Optional<ProcessHandle> serverOf(Path data) throws IOException {
        return Postmaster.of(data.toAbsolutePath().normalize()).map(Postmaster::process);
    }

    /** Stops the server of a data folder, whoever started it; without effect where none runs. */
    public static void stopServerOf(Path data) throws IOException, InterruptedException {
        Path folder = data.toAbsolutePath().normalize();
        Optional<Postmaster> running = Postmaster.of(folder);
        if (running.isPresent()) {
            running.get().stop();
        }
        // A file that names a process which is not ours makes the server refuse to start as soon as that number is
        // taken.
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    /** TCP port on 127.0.0.1. */
    public int port() {
        return settings.port();
    }

    /** JDBC URL of a database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Ports.LOOPBACK, settings.port(), database);
    }

    /** The databases of this server, to be made and dropped. */
    public PostgresDatabases databases() {
        return new PostgresDatabases(jdbcUrl("postgres"), settings.superuserPassword());
    }

    /** Stops the server with a last checkpoint; without effect when it is not running. */
    @Override
    public void close() throws IOException {
        try {
            stopServerOf(settings.data());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException("interrupted while PostgreSQL was stopping", e);
        }
    }

    private void checkVersion() throws IOException, InterruptedException {
        Path file = settings.data().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        String found = Files.readString(file).strip();
        String ours = binaries.majorVersion(settings.binaries());
        if (!found.equals(ours)) {
            throw new BackendException("the data folder %s is of PostgreSQL %s, this is PostgreSQL %s"
                    .formatted(settings.data(), found, ours));
        }
    }

    private void initialise() throws IOException, InterruptedException {
        Path fresh = settings.data().resolveSibling(settings.data().getFileName() + ".new");
        Folders.delete(fresh);
        Path password = Files.createTempFile(settings.data().resolveSibling("."), "password", "");
        try {
            Files.writeString(password, settings.superuserPassword());
            List<String> arguments = List.of(
                    "--pgdata=" + fresh,
                    "--username=postgres",
                    "--pwfile=" + password,
                    "--auth-host=scram-sha-256",
                    "--auth-local=reject",
                    "--encoding=UTF8",
                    // The same order of text on every machine, whatever its C library.
                    "--locale-provider=builtin",
                    "--locale=C",
                    "--builtin-locale=C.UTF-8",
                    settings.durable() ? "--data-checksums" : "--no-sync");
            Command.Outcome outcome =
                    Command.run(settings.binaries(), INIT_SECONDS, binaries.call("initdb", arguments));
            Files.writeString(settings.log(), outcome.output(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (!outcome.ok()) {
                throw new BackendException("PostgreSQL's data folder can't be made: "
                        + ServerLog.reason(outcome.output()).orElse("see " + settings.log()));
            }
            if (settings.open()) {
                Files.writeString(fresh.resolve("pg_hba.conf"), OTHER_MACHINES, StandardOpenOption.APPEND);
            }
            Files.move(fresh, settings.data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(password);
            Folders.delete(fresh);
        }
    }

    private void launch() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + ORPHANS_LEAVE.toNanos();
        while (true) {
            long logged = Files.exists(settings.log()) ? Files.size(settings.log()) : 0;
            Command.Outcome outcome =
                    Command.run(settings.binaries(), START_SECONDS + 5, binaries.call("pg_ctl", startArguments()));
            if (outcome.ok()) {
                return;
            }
            String log = logSince(logged);
            // Workers of a killed server hold its shared memory for the moment they need to see that it is gone.
            if (!log.contains("shared memory block") || System.nanoTime() > deadline) {
                stopServerOf(settings.data());
                throw new BackendException("PostgreSQL did not start: "
                        + ServerLog.reason(log).orElse(outcome.output().strip()) + " (log: " + settings.log() + ")");
            }
            Thread.sleep(200);
        }
    }

    private List<String> startArguments() {
        String durability = settings.durable()
                ? "-c fsync=on -c synchronous_commit=on -c full_page_writes=on"
                : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        String options = "-p %d -c listen_addresses=%s -c unix_socket_directories='' -c max_connections=100 %s"
                .formatted(settings.port(), settings.open() ? "'*'" : Ports.LOOPBACK, durability);
        return List.of(
                "start",
                "-D",
                settings.data().toString(),
                "-l",
                settings.log().toString(),
                "-w",
                "-t",
                Integer.toString(START_SECONDS),
                "-o",
                options + " -c shared_buffers=64MB -c timezone=UTC -c log_timezone=UTC");
    }

    private String logSince(long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(settings.log().toFile(), "r")) {
            file.seek(position);
            byte[] bytes = new byte[(int) Math.min(file.length() - position, 1 << 20)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
