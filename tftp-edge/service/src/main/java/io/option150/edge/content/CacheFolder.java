package io.option150.edge.content;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The folder for files that are too large for the heap. It belongs to one edge at a time and starts empty, but for what is
 * kept in a folder of its own there.
 */
@Singleton
public final class CacheFolder implements AutoCloseable {

    /** What stays over a restart. */
    private static final String KEPT = "kept";

    private static final String SUFFIX = ".part";

    private final Path folder;
    private final FileChannel lock;
    private final AtomicLong names = new AtomicLong();

    @Inject
    CacheFolder(ContentSettings settings) throws IOException {
        this(settings.directory());
    }

    /**
     * Takes the folder, makes it if need be, and removes what an earlier run left there.
     *
     * @throws IllegalStateException naming the setting when another edge uses the folder
     */
    CacheFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        lock = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean mine = false;
        try {
            mine = lock.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            // Told like a lock of another process, below.
        }
        if (!mine) {
            lock.close();
            throw new IllegalStateException("option150.cache.directory: " + folder + " is in use by another edge");
        }
        try (Stream<Path> left = Files.list(folder)) {
            for (Path path : left.filter(p -> p.toString().endsWith(SUFFIX)).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A path that no content of this run has had. */
    Path next() {
        return folder.resolve(names.incrementAndGet() + SUFFIX);
    }

    /** The folder in it of what stays. */
    public Path kept() {
        return folder.resolve(KEPT);
    }

    @Override
    @PreDestroy
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
