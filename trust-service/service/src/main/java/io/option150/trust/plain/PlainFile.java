package io.option150.trust.plain;

import io.option150.trust.contract.TrustPaths;
import io.option150.web.Violation;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A stored file as it was at one moment.
 *
 * @param sha256 of its bytes, 64 lower-case hex digits; names the content for ever
 * @param size bytes
 * @param modified when this version was stored, in whole seconds
 */
public record PlainFile(String sha256, long size, Instant modified) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public PlainFile {
        requireSha256(sha256);
    }

    /**
     * Holds a text to the form of a SHA-256.
     *
     * @param text what came
     * @return the same
     * @throws io.option150.web.ProblemException 400, when it is none
     */
    public static String requireSha256(String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new Violation(TrustPaths.SHA256, "must be 64 lower-case hexadecimal digits", text).exception();
        }
        return text;
    }
}
