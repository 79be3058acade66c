package io.option150.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Kafka's data folder: formatted once and whole, and only used by a broker that understands its metadata. */
final class KafkaStorage {

    /** Names the metadata version that the folder was formatted with; the broker keeps its own copy inside its log. */
    private static final String VERSION_FILE = "option150-metadata-version";

    private KafkaStorage() {}

    static void prepare(Path data, int nodeId, String controllerListener) throws IOException {
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data, nodeId, controllerListener);
        }
        checkVersion(data);
    }

    private static void format(Path data, int nodeId, String controllerListener) throws IOException {
        if (Files.exists(data) && !Folders.isEmpty(data)) {
            throw new BackendException("the folder " + data + " holds something else than Kafka's data");
        }
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        Folders.delete(fresh);
        Files.createDirectories(fresh);
        MetadataVersion version = MetadataVersion.latestProduction();
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(nodeId)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(version)
                    .setControllerListenerName(controllerListener)
                    .setMetadataLogDirectory(fresh.toString())
                    .addDirectory(fresh.toString())
                    .run();
            Files.writeString(fresh.resolve(VERSION_FILE), version.version());
            Files.deleteIfExists(data);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (Exception e) {
            // Formatter declares Exception; whatever it was, the user learns where it happened.
            throw new BackendException("Kafka's data folder " + data + " can't be made: " + e.getMessage(), e);
        }
    }

    private static void checkVersion(Path data) throws IOException {
        Path file = data.resolve(VERSION_FILE);
        if (!Files.exists(file)) {
            throw new BackendException("the data folder " + data + " was not made by this Kafka");
        }
        String found = Files.readString(file).strip();
        MetadataVersion ours = MetadataVersion.latestProduction();
        boolean known;
        try {
            known = MetadataVersion.fromVersionString(found).compareTo(ours) <= 0;
        } catch (IllegalArgumentException e) {
            known = false;
        }
        if (!known) {
            throw new BackendException("the data folder %s is of Kafka metadata version %s, this broker knows up to %s"
                    .formatted(data, found, ours.version()));
        }
    }
}
