package io.option150.edge.kept;

import io.option150.edge.content.CacheFolder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder of what stays: below the cache's, whose lock it shares, and nobody else's to read. */
@Singleton
public final class KeptFolder {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final long limit;

    @Inject
    KeptFolder(CacheFolder cache, KeptSettings settings) {
        this(cache.kept(), settings.disk().asLongValue());
    }

    /**
     * @param folder made when it is needed first
     * @param limit bytes of the mirror; 0: nothing is kept
     */
    public KeptFolder(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Whether anything is kept at all. */
    public boolean isUsed() {
        return limit > 0;
    }

    /** Bytes that the mirror may take. */
    public long limit() {
        return limit;
    }

    /** A folder in it, made if need be. */
    public Path of(String name) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER));
        }
        return path;
    }
}
