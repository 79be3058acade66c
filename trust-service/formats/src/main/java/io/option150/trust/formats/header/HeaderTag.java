package io.option150.trust.formats.header;

import java.util.Arrays;
import java.util.Optional;

/** The header's tags, by the names that Cisco's own tools print, where they have one. */
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
    TIMESTAMP(15),
    /** Container of initial vector and key of an encrypted file. */
    ENCRYPTIONINFO(16),
    /** Container of the initial vector and the padding's length. */
    IVINFO(17),
    /** Meaning unknown; within IVINFO. */
    UNNAMED_18(18),
    /** Initial vector of AES-CBC. */
    IV(19),
    /** Bytes of padding behind the plaintext. */
    PADCOUNT(20),
    /** Container of the encrypted key. */
    KEYINFO(21),
    /** Meaning unknown; within KEYINFO. */
    UNNAMED_22(22),
    /** Bits of the phone's RSA key. */
    KEYSIZE(23),
    /** Meaning unknown; within KEYINFO. */
    UNNAMED_24(24),
    /** The AES key, encrypted for the phone. */
    KEY(25),
    /** Digest of the plaintext by code. */
    PLAINTEXTDIGESTALGORITHM(26),
    /** Digest of the plaintext. */
    PLAINTEXTDIGEST(27),
    /** Version of the signer of a trust list. */
    SIGNERVERSION(28);

    private final int code;

    HeaderTag(int code) {
        this.code = code;
    }

    /**
     * The tag byte.
     *
     * @return 1 to 28
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
