package io.option150.embedded;

import java.nio.file.Path;

/**
 * How an embedded PostgreSQL is run.
 *
 * @param data its data folder, made at the first start and kept
 * @param binaries folder that keeps the unpacked programs, for all instances alike; not the system's temporary folder,
 *     which is cleaned under a running server
 * @param log file that the server's log is appended to
 * @param port TCP port on 127.0.0.1, 1 to 65535
 * @param superuserPassword password of the role {@code postgres}; must be the same at every start on one data folder
 * @param durable whether a commit is on disk before it is acknowledged; {@code false} is for tests only
 * @param open whether it listens on all addresses instead of 127.0.0.1 alone; who connects needs a password either way
 */
public record PostgresSettings(
        Path data, Path binaries, Path log, int port, String superuserPassword, boolean durable, boolean open) {

    /** For this machine alone. */
    public PostgresSettings(Path data, Path binaries, Path log, int port, String superuserPassword, boolean durable) {
        this(data, binaries, log, port, superuserPassword, durable, false);
    }

    public PostgresSettings {
        data = data.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        log = log.toAbsolutePath().normalize();
        Ports.require(port);
        if (superuserPassword.isBlank()) {
            throw new IllegalArgumentException("superuserPassword is blank");
        }
    }
}
