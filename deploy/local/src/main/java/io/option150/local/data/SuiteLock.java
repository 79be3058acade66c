package io.option150.local.data;

import io.option150.local.console.SuiteException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps two suites from one data folder. The operating system lets go of it when its holder ends, even by SIGKILL. */
public final class SuiteLock implements AutoCloseable {

    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder.
     *
     * @throws SuiteException naming the process that holds it
     */
    public static SuiteLock take(DataFolder folder) throws IOException, SuiteException {
        Path file = folder.run().resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            Optional<RunningSuite> holder = RunningSuite.read(folder);
            throw new SuiteException("Option150 already runs on %s%s; ./option150 down stops it"
                    .formatted(
                            folder.root(),
                            holder.map(suite -> " (process " + suite.process().pid() + ")")
                                    .orElse("")));
        }
        return new SuiteLock(channel);
    }

    /** Whether a suite runs on this folder. */
    static boolean isHeld(DataFolder folder) throws IOException {
        Path file = folder.run().resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
