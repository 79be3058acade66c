package io.option150.local.preflight;

import io.option150.local.console.SuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Whether the data folder's disk has room enough to start on. */
public final class DiskCheck {

    /** Programs, two empty databases and Kafka's first segments take 150 MB; the rest is room to work. */
    public static final long NEEDED_BYTES = 500_000_000;

    /** What PostgreSQL and Kafka need to come up again: a segment of the one's log, an index or two of the other's. */
    public static final long SHORTAGE_BYTES = 64_000_000;

    private DiskCheck() {}

    /** Says that there is no room on a folder's disk to start anything, if that is so. */
    public static Optional<String> shortage(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() < SHORTAGE_BYTES
                ? Optional.of("No space left on device: " + free(folder))
                : Optional.empty();
    }

    /** How much room a folder's disk has. */
    public static String free(Path folder) throws IOException {
        return "%d MB are free for %s".formatted(Files.getFileStore(folder).getUsableSpace() / 1_000_000, folder);
    }

    /**
     * Asks the disk of a folder, which need not exist yet.
     *
     * @throws SuiteException if less than {@link #NEEDED_BYTES} are free for this user
     */
    public static void check(Path folder) throws IOException, SuiteException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent(), "the root folder exists");
        }
        check(folder, Files.getFileStore(existing).getUsableSpace());
    }

    static void check(Path folder, long freeBytes) throws SuiteException {
        if (freeBytes < NEEDED_BYTES) {
            throw new SuiteException("the disk is nearly full: %d MB are free for %s, %d MB are needed"
                    .formatted(freeBytes / 1_000_000, folder, NEEDED_BYTES / 1_000_000));
        }
    }
}
