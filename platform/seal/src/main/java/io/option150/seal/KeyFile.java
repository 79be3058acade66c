package io.option150.seal;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The file that holds a {@link SealKey}. Reading and making it block. */
public final class KeyFile {

    private final Path path;
    private final String setting;
    private final String holds;

    /**
     * A file that a setting names.
     *
     * @param path made by {@link #readOrMake} unless it is there
     * @param setting its whole name, for refusals
     * @param holds what is kept under it, as a refusal names it: {@code passwords in the database}
     */
    public KeyFile(Path path, String setting, String holds) {
        this.path = path.toAbsolutePath();
        this.setting = setting;
        this.holds = holds;
    }

    /**
     * Reads the key.
     *
     * @throws ConfigurationException when the file is missing, unreadable or holds something else
     */
    public SealKey read() {
        try {
            return SealKey.decode(Files.readString(path));
        } catch (NoSuchFileException missing) {
            throw refused("is missing; " + holds + " are sealed under it. Put the file back", missing);
        } catch (IllegalArgumentException malformed) {
            throw refused("must hold 32 bytes in base64: " + malformed.getMessage(), malformed);
        } catch (IOException unreadable) {
            throw refused("cannot be read: " + reason(unreadable), unreadable);
        }
    }

    /**
     * Reads the key; where there is none, makes one first, readable by its owner alone.
     *
     * @throws ConfigurationException when the file cannot be made or read
     */
    public SealKey readOrMake() {
        if (!Files.exists(path)) {
            make();
        }
        return read();
    }

    /**
     * A refusal that names the setting and the file.
     *
     * @param why continues the sentence after the file's name
     */
    public ConfigurationException refused(String why, @Nullable Throwable cause) {
        return new ConfigurationException("%s: %s %s".formatted(setting, path, why), cause);
    }

    /** Writes aside and links, so that another copy that looks now sees a whole key or none. */
    private void make() {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Path draft = Files.createTempFile(path.getParent(), "." + path.getFileName(), ".new", ownerOnly);
            try {
                Files.writeString(draft, SealKey.random().encoded());
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
