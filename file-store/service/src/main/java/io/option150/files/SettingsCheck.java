package io.option150.files;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends the start with one clear line for what no {@link io.option150.web.settings.Range} says: settings that do not go together. */
@Startup
@Singleton
public class SettingsCheck {

    private static final String PREFIX = "option150.files.";

    public SettingsCheck(
            FileSettings settings,
            @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int databaseConnections) {
        // A chunk is marked as an orphan after its upload began: with less, it could be swept before the upload ends.
        require(
                "orphan-grace",
                settings.orphanGrace().compareTo(settings.uploadTimeout()) > 0,
                "must be longer than option150.files.upload-timeout (" + settings.uploadTimeout() + ")",
                settings.orphanGrace());
        require(
                "chunk-connections",
                settings.chunkConnections() >= 1 && settings.chunkConnections() < databaseConnections,
                "must be 1 or more and less than quarkus.datasource.reactive.max-size (" + databaseConnections + ")",
                settings.chunkConnections());
        settings.storageDirectory()
                .ifPresent(
                        folder -> require("storage-directory", Files.isDirectory(folder), "must be a folder", folder));
    }

    private static void require(String key, boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + key + " " + rule + "; got: " + value);
        }
    }
}
