package io.option150.local.data;

import io.option150.embedded.Folders;
import io.option150.local.console.SuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder of one local suite, open to its owner only.
 *
 * @param root the folder itself
 */
public record DataFolder(Path root) {

    /** Version of the folder's layout; another one is not readable by this suite. */
    static final String VERSION = "1";

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Makes the folder if it is not there, and looks whose it is.
     *
     * @param anyVersion whether a folder of another version will do, because it is going to be emptied
     * @throws SuiteException if there is something in it that no suite made, or its version is another
     */
    public void open(boolean anyVersion) throws IOException, SuiteException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new SuiteException("the data folder " + root + " is not a folder");
        }
        Files.createDirectories(root);
        if (!Files.exists(versionFile())) {
            claim();
        }
        String found = Files.readString(versionFile()).strip();
        if (!anyVersion && !found.equals(VERSION)) {
            throw new SuiteException(
                    "the data folder %s is of version %s, this is version %s; use the suite that made it, another folder (OPTION150_DATA), or start empty with --fresh"
                            .formatted(root, found.isEmpty() ? "unknown" : found, VERSION));
        }
        Files.createDirectories(run());
        Files.createDirectories(logs());
    }

    /** Whether a suite has ever used this folder. */
    public boolean exists() {
        return Files.exists(versionFile());
    }

    /** Empties the folder but for {@code run}, which holds the lock of whoever is doing this. */
    public void empty() throws IOException {
        // The version goes last: a folder whose emptying was cut short is still known to be a suite's.
        for (Path entry : entries()) {
            if (!entry.equals(run()) && !entry.equals(versionFile())) {
                Folders.delete(entry);
                Files.deleteIfExists(entry);
            }
        }
        writeVersion();
        Files.createDirectories(logs());
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** Process ids and the lock. */
    public Path run() {
        return root.resolve("run");
    }

    public Path postgres() {
        return root.resolve("postgresql");
    }

    /** PostgreSQL's programs, unpacked. */
    public Path programs() {
        return root.resolve("programs");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    /** Large files that the edge keeps on disk. */
    public Path cache() {
        return root.resolve("cache");
    }

    /** The trust service's own folder, for the key that encrypts its keys. */
    public Path trust() {
        return root.resolve("trust");
    }

    /** The key under which the file store keeps passwords of phones. */
    public Path filesKey() {
        return root.resolve("file-store.key");
    }

    public Path adminToken() {
        return root.resolve("admin-token");
    }

    /** The key under which the registry encrypts passwords of discovery's sources. */
    public Path discoveryKey() {
        return root.resolve("discovery.key");
    }

    /** Secret under which the trust service hands its HTTPS key to the edge. */
    public Path handoverSecret() {
        return root.resolve("handover-secret");
    }

    public Path serviceToken() {
        return root.resolve("service-token");
    }

    /** Passwords of the databases. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    private Path versionFile() {
        return root.resolve("version");
    }

    private Path newVersionFile() {
        return root.resolve("version.new");
    }

    private void claim() throws IOException, SuiteException {
        for (Path entry : entries()) {
            if (!entry.equals(newVersionFile())) {
                throw new SuiteException(
                        "the data folder %s holds \"%s\" and was not made by Option150; name another one"
                                .formatted(root, Objects.requireNonNull(entry.getFileName())));
            }
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        writeVersion();
    }

    private void writeVersion() throws IOException {
        // Written aside and moved, so that a full disk never leaves an empty version behind.
        Files.writeString(newVersionFile(), VERSION + "\n");
        Files.move(newVersionFile(), versionFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.toList();
        }
    }
}
