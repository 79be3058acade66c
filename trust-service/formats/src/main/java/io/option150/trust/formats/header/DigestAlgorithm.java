package io.option150.trust.formats.header;

import java.util.Arrays;
import java.util.Optional;

/**
 * The digests that phones know. Code 2 is said to mean SHA-256 but was never seen in use, and the reference tools refuse
 * it: here it is neither read nor written.
 */
public enum DigestAlgorithm {
    /** The call manager's default, and all that a 7900 understands. */
    SHA_1(1, "SHA1withRSA"),
    /** For phones that are told so. */
    SHA_512(3, "SHA512withRSA");

    private final int code;
    private final String signatureAlgorithm;

    DigestAlgorithm(int code, String signatureAlgorithm) {
        this.code = code;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    /**
     * The number in DIGESTALGORITHM.
     *
     * @return 1 or 3
     */
    public int code() {
        return code;
    }

    /**
     * The name under which {@link java.security.Signature} knows this digest with RSA PKCS#1 v1.5.
     *
     * @return a standard algorithm name
     */
    public String signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /**
     * The digest of a code.
     *
     * @param code 0 to 255
     * @return empty when phones know none
     */
    public static Optional<DigestAlgorithm> of(int code) {
        return Arrays.stream(values()).filter(digest -> digest.code == code).findFirst();
    }
}
