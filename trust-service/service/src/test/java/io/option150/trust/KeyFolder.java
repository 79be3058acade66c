package io.option150.trust;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder of its own for the key file of a service under test. */
public final class KeyFolder implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("option150-trust");
            folder = made;
            return Map.of("option150.trust.key-file", made.resolve("trust.key").toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        if (folder != null) {
            try {
                Files.deleteIfExists(folder.resolve("trust.key"));
                Files.deleteIfExists(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            folder = null;
        }
    }
}
