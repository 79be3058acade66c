package io.option150.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server process that a data folder's {@code postmaster.pid} speaks of. It outlives a SIGKILL of the JVM that
 * started it, and would go on with its old port and settings, unseen by the next start.
 */
record Postmaster(ProcessHandle process) {

    /** How long open transactions and the last checkpoint may take before the server is stopped the hard way. */
    private static final Duration FAST = Duration.ofSeconds(15);

    private static final Duration IMMEDIATE = Duration.ofSeconds(5);

    /** The living server of this data folder, if there is one. */
    static Optional<Postmaster> of(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> serves(process, data))
                .map(Postmaster::new);
    }

    /** Process numbers are used again: only a PostgreSQL that was started on this very folder is ours to touch. */
    private static boolean serves(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(Path::of)
                .filter(path -> path.endsWith("postgres"))
                .isPresent();
        String[] arguments = info.arguments().orElse(new String[0]);
        return postgres && Arrays.stream(arguments).anyMatch(argument -> names(argument, data));
    }

    /** By whatever links: a server that is not found would get a second one on the same data. */
    private static boolean names(String argument, Path data) {
        try {
            return argument.startsWith("/") && Files.isSameFile(Path.of(argument), data);
        } catch (IOException | InvalidPathException noSuchFolder) {
            return false;
        }
    }

    /** Stops the server: rolls back open transactions, writes a checkpoint; if that takes too long, at once. */
    void stop() throws IOException, InterruptedException {
        if (!signal("INT", FAST) && !signal("QUIT", IMMEDIATE)) {
            throw new BackendException("PostgreSQL's process " + process.pid() + " does not stop");
        }
    }

    private boolean signal(String name, Duration patience) throws IOException, InterruptedException {
        // The JDK knows SIGTERM and SIGKILL only; PostgreSQL's SIGTERM would wait for every client to leave.
        int status = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0 && process.isAlive()) {
            throw new BackendException("PostgreSQL's process " + process.pid() + " can't be signalled");
        }
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new BackendException("PostgreSQL's process " + process.pid() + " can't be waited for", e);
        }
    }
}
