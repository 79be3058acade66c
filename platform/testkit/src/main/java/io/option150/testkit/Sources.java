package io.option150.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files of the repository that a test reads, wherever it runs. */
public final class Sources {

    private Sources() {}

    /**
     * A file that is there.
     *
     * @param name its path from the root of the repository
     */
    public static Path file(String name) {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(name))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder above has " + name);
        }
        return folder.resolve(name);
    }
}
