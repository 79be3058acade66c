package io.option150.trust.key;

import io.option150.trust.TrustSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file that holds the {@link SealingKey}. Reading and making it block: for the start alone. */
@Singleton
public final class KeyFile {

    private static final String SETTING = "option150.trust.key-file";

    private final Path path;

    @Inject
    public KeyFile(TrustSettings settings) {
        this(settings.keyFile());
    }

    /**
     * The file of this name.
     *
     * @param path made by {@link #readOrMake} unless it is there
     */
    public KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * Reads the key.
     *
     * @return the key
     * @throws ConfigurationException when the file is missing, unreadable or holds something else
     */
    public SealingKey read() {
        try {
            return SealingKey.decode(Files.readString(path));
        } catch (NoSuchFileException missing) {
            throw refused(
                    "is missing; the private keys in the database were sealed under it. Put the file back", missing);
        } catch (IllegalArgumentException malformed) {
            throw refused("must hold 32 bytes in base64: " + malformed.getMessage(), malformed);
        } catch (IOException unreadable) {
            throw refused("cannot be read: " + reason(unreadable), unreadable);
        }
    }

    /**
     * Makes the file with a new key, readable by its owner alone, unless it is there; then reads it.
     *
     * @return the key
     * @throws ConfigurationException when the file cannot be made or read
     */
    public SealingKey readOrMake() {
        if (!Files.exists(path)) {
            make();
        }
        return read();
    }

    /**
     * A refusal that names this file.
     *
     * @param why continues the sentence after the file's name
     * @param cause what was found
     * @return the exception, which ends the start
     */
    public ConfigurationException refused(String why, Throwable cause) {
        return new ConfigurationException("%s: %s %s".formatted(SETTING, path, why), cause);
    }

    /** Writes aside and links, so that another copy that starts now sees a whole key or none. */
    private void make() {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Path draft = Files.createTempFile(path.getParent(), ".trust-key", ".new", ownerOnly);
            try {
                Files.writeString(draft, SealingKey.random().encoded());
                Files.createLink(path, draft);
            } catch (FileAlreadyExistsException madeMeanwhile) {
                // Another copy was first: its key is the one to read.
                return;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException failed) {
            throw refused("does not exist and cannot be made: " + reason(failed), failed);
        }
    }

    private static String reason(IOException failed) {
        return failed instanceof FileSystemException
                ? failed.getClass().getSimpleName() + " " + failed.getMessage()
                : String.valueOf(failed.getMessage());
    }
}
