package io.option150.trust.formats.header;

import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The digests that phones know. Code 2 is said to mean SHA-256 but was never seen in use, and the reference tools refuse
 * it: here it is neither read nor written.
 */
public enum DigestAlgorithm {
    /** The call manager's default, and all that a 7900 understands. */
    SHA_1(1, "SHA-1", "SHA1withRSA", 20),
    /** For phones that are told so. */
    SHA_512(3, "SHA-512", "SHA512withRSA", 64);

    private final int code;
    private final String digestAlgorithm;
    private final String signatureAlgorithm;
    private final int length;

    DigestAlgorithm(int code, String digestAlgorithm, String signatureAlgorithm, int length) {
        this.code = code;
        this.digestAlgorithm = digestAlgorithm;
        this.signatureAlgorithm = signatureAlgorithm;
        this.length = length;
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
     * The name under which {@link java.security.MessageDigest} knows this digest.
     *
     * @return a standard algorithm name
     */
    public String digestAlgorithm() {
        return digestAlgorithm;
    }

    /**
     * Length of a digest.
     *
     * @return bytes
     */
    public int length() {
        return length;
    }

    /**
     * The DER form of DigestInfo (RFC 8017 section 9.2), which is what an RSA signature is over.
     *
     * @param digest a digest of this kind
     * @return its DigestInfo
     */
    byte[] digestInfo(byte[] digest) {
        String prefix = switch (this) {
            case SHA_1 -> "3021300906052b0e03021a05000414";
            case SHA_512 -> "3051300d060960864801650304020305000440";
        };
        byte[] start = HexFormat.of().parseHex(prefix);
        byte[] info = Arrays.copyOf(start, start.length + digest.length);
        System.arraycopy(digest, 0, info, start.length, digest.length);
        return info;
    }

    /** The digest that an element names by its code. */
    static DigestAlgorithm read(Tlv element) throws MalformedException {
        int code = element.uint8();
        return of(code).orElseThrow(() -> element.fault("digest 1 (SHA-1) or 3 (SHA-512)", "digest " + code));
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
