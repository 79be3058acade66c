package io.option150.trust.plain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Holds bytes that arrive in pieces to the content they were asked as. For one thread at a time. */
final class Integrity {

    private final PlainFile expected;
    private final MessageDigest digest;
    private long received;

    Integrity(PlainFile expected) {
        this.expected = expected;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    void update(ByteBuffer piece) {
        received += piece.remaining();
        digest.update(piece);
    }

    /** Ends the check; a content that is not what was asked must not be signed. */
    void verify() {
        String actual = HexFormat.of().formatHex(digest.digest());
        if (received != expected.size() || !actual.equals(expected.sha256())) {
            throw new IllegalStateException("the file store answered %d bytes of SHA-256 %s for content %s of %d bytes"
                    .formatted(received, actual, expected.sha256(), expected.size()));
        }
    }
}
