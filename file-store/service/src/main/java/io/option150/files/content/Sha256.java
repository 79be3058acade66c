package io.option150.files.content;

import io.option150.web.Violation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 of some bytes: their name.
 *
 * @param hex 64 lower-case hexadecimal digits; upper-case ones are folded
 */
public record Sha256(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the digits.
     *
     * @throws io.option150.web.ProblemException naming field, rule and value
     */
    public Sha256 {
        var given = hex;
        hex = hex.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(hex).matches()) {
            throw new Violation("sha256", "must be 64 hexadecimal digits", given).exception();
        }
    }

    /** The name of these bytes. */
    public static Sha256 of(byte[] bytes) {
        return finish(update(digest(), bytes));
    }

    /** A digest that {@link #finish} makes a name of. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Sha256 finish(MessageDigest digest) {
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest update(MessageDigest digest, byte[] bytes) {
        digest.update(bytes);
        return digest;
    }

    @Override
    public String toString() {
        return hex;
    }
}
