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

    /** What edges open the HTTPS key with. */
    public static final String HANDOVER_SECRET = "test-handover-secret-0123456789abcdef";

    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("option150-trust");
            folder = made;
            Path secret = made.resolve("handover");
            Files.writeString(secret, HANDOVER_SECRET + "\n");
            return Map.of(
                    "option150.trust.key-file", made.resolve("trust.key").toString(),
                    "option150.trust.handover-file", secret.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        if (folder != null) {
            try {
                Files.deleteIfExists(folder.resolve("trust.key"));
                Files.deleteIfExists(folder.resolve("handover"));
                Files.deleteIfExists(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            folder = null;
        }
    }
}
