package io.option150.files;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends the start with one clear line when settings are out of range or do not go together. */
@Startup
@Singleton
public class SettingsCheck {

    private static final String PREFIX = "option150.files.";

    public SettingsCheck(
            FileSettings settings,
            @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int databaseConnections) {
        require("max-size", settings.maxSize().asLongValue() >= 1, "must be 1 or more", settings.maxSize());
        require(
                "keep-versions",
                settings.keepVersions() >= 1 && settings.keepVersions() <= 1000,
                "must be 1 to 1000",
                settings.keepVersions());
        require("upload-timeout", settings.uploadTimeout().isPositive(), "must be above 0", settings.uploadTimeout());
        require("collect-every", settings.collectEvery().isPositive(), "must be above 0", settings.collectEvery());
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
        require(
                "storage-reserve",
                settings.storageReserve().asLongValue() >= 0,
                "must be 0 or more",
                settings.storageReserve());
        settings.quota().ifPresent(quota -> require("quota", quota.asLongValue() >= 1, "must be 1 or more", quota));
        require("max-uploads", settings.maxUploads() >= 1, "must be 1 or more", settings.maxUploads());
        require("max-downloads", settings.maxDownloads() >= 1, "must be 1 or more", settings.maxDownloads());
    }

    private static void require(String key, boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + key + " " + rule + "; got: " + value);
        }
    }
}
