package io.option150.trust.formats.header;

import java.util.Arrays;
import java.util.Optional;

/** The header's tags, by the names that Cisco's own tools print. */
public enum HeaderTag {
    /** Major and minor version of the form. */
    VERSION(1),
    /** Offset of the payload. */
    HEADERLENGTH(2),
    /** Container of the three elements that name the signer. */
    SIGNERID(3),
    /** Subject of the signing certificate. */
    SIGNERNAME(4),
    /** Serial number of the signing certificate. */
    SERIALNUMBER(5),
    /** Issuer of the signing certificate. */
    CANAME(6),
    /** Container of the algorithms. */
    SIGNATUREINFO(7),
    /** Digest by code. */
    DIGESTALGORITHM(8),
    /** Container of signature algorithm and key size. */
    SIGNATUREALGOINFO(9),
    /** Signature algorithm by code; RSA PKCS#1 v1.5 is the only one. */
    SIGNATUREALGORITHM(10),
    /** Key size by code. */
    SIGNATUREMODULUS(11),
    /** The signature itself. */
    SIGNATURE(12),
    /** One byte of filling; has neither length nor value. */
    PADDING(13),
    /** The name the file was asked by. */
    FILENAME(14),
    /** When the file was built. */
    TIMESTAMP(15);

    private final int code;

    HeaderTag(int code) {
        this.code = code;
    }

    /**
     * The tag byte.
     *
     * @return 1 to 15
     */
    public int code() {
        return code;
    }

    /**
     * The tag of a byte.
     *
     * @param code 0 to 255
     * @return empty when the header defines none
     */
    public static Optional<HeaderTag> of(int code) {
        return Arrays.stream(values()).filter(tag -> tag.code == code).findFirst();
    }

    /**
     * The name of a tag byte.
     *
     * @param code 0 to 255
     * @return the tag's name, {@code unknown} for others
     */
    public static String nameOf(int code) {
        return of(code).map(HeaderTag::name).orElse("unknown");
    }
}
