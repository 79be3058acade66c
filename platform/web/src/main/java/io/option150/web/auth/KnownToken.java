package io.option150.web.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A token that is let in, known by its SHA-256 alone. */
final class KnownToken {

    private final Caller caller;
    private final byte[] sha256;

    KnownToken(Caller caller, byte[] sha256) {
        this.caller = caller;
        this.sha256 = sha256.clone();
    }

    /** A token that is known itself. */
    static KnownToken of(Caller caller, String token) {
        return new KnownToken(caller, digest(token));
    }

    Caller caller() {
        return caller;
    }

    /** Takes the same time for every digest. */
    boolean hasDigest(byte[] digest) {
        return MessageDigest.isEqual(sha256, digest);
    }

    boolean isSameToken(KnownToken other) {
        return hasDigest(other.sha256);
    }

    /** SHA-256 of the token's UTF-8. */
    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
