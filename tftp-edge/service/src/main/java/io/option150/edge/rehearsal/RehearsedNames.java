package io.option150.edge.rehearsal;

import io.option150.edge.name.FileName;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Names of files that this copy alone asks itself for: 128 random bits in each, other ones after each start. */
@Singleton
public final class RehearsedNames {

    private static final int RANDOM_BYTES = 16;

    private final String folder = "option150-warm-up/" + random() + "/";

    /** A file of the size of a phone's configuration. */
    public String small() {
        return folder + "small";
    }

    /** A file of several windows, and of more than one write over HTTP. */
    public String large() {
        return folder + "large";
    }

    /** No file. */
    public String missing() {
        return folder + "missing";
    }

    /**
     * Whether it is one of them.
     *
     * @param name as asked for over TFTP, or a {@link FileName#value}
     */
    public boolean has(String name) {
        return name.startsWith(folder);
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
