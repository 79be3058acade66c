package io.option150.files.seal;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The file that holds the key. It blocks: for the start alone. */
final class SealFile {

    private static final String SETTING = "option150.files.key-file";

    private final Path path;

    SealFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * Reads the key.
     *
     * @throws ConfigurationException when the file is missing, unreadable or holds something else
     */
    Seal read() {
        try {
            return Seal.decode(Files.readString(path));
        } catch (NoSuchFileException missing) {
            throw refused("is missing; passwords in the database are sealed under it. Put the file back", missing);
        } catch (IllegalArgumentException malformed) {
            throw refused("must hold 32 bytes in base64: " + malformed.getMessage(), malformed);
        } catch (IOException unreadable) {
            throw refused("cannot be read: " + unreadable, unreadable);
        }
    }

    /** Reads the key; where there is none, makes one first, readable by its owner alone. */
    Seal readOrMake() {
        if (!Files.exists(path)) {
            make();
        }
        return read();
    }

    /** Writes aside and links, so that another copy that starts now sees a whole key or none. */
    private void make() {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var draft = Files.createTempFile(path.getParent(), ".files-key", ".new", ownerOnly);
            try {
                Files.writeString(draft, Seal.random().encoded());
                Files.createLink(path, draft);
            } catch (FileAlreadyExistsException madeMeanwhile) {
                // Another copy was first: its key is the one to read.
                return;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException failed) {
            throw refused("does not exist and cannot be made: " + failed, failed);
        }
    }

    ConfigurationException refused(String why, @Nullable Throwable cause) {
        return new ConfigurationException("%s: %s %s".formatted(SETTING, path, why), cause);
    }
}
