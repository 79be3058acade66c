package io.option150.registry.discovery.source;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jboss.logging.Logger;

/** Makes the file of a key, for its owner alone. */
final class SealFile {

    private static final Logger LOG = Logger.getLogger(SealFile.class);

    private SealFile() {}

    /** Writes aside and links, so that another copy that looks now sees a whole key or none. */
    static void make(Path path, byte[] key) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(path.getParent(), ".discovery-key", ".new", ownerOnly);
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            LOG.debugf(madeMeanwhile, "Another copy was first: its key is the one to use");
        } finally {
            Files.delete(draft);
        }
    }
}
