package io.option150.trust.formats.list;

import java.util.Arrays;
import java.util.Optional;

/** The tags of a trust list's record. */
public enum RecordTag {
    /** Length of the whole record. */
    RECORDLENGTH(1),
    /** Host name or address in text; may be empty. */
    DNSNAME(2),
    /** Subject of the certificate. */
    SUBJECTNAME(3),
    /** Role. */
    FUNCTION(4),
    /** Issuer of the certificate. */
    ISSUERNAME(5),
    /** Serial number of the certificate. */
    SERIALNUMBER(6),
    /** The certificate's public key, bare. */
    PUBLICKEY(7),
    /** The certificate's own signature. */
    SIGNATURE(8),
    /** The certificate in DER. */
    CERTIFICATE(9),
    /** IPv4 address. */
    IPADDRESS(10),
    /** SHA-1 of the certificate. */
    CERTIFICATEHASH(11),
    /** Algorithm of CERTIFICATEHASH; 1 was seen. */
    HASHALGORITHM(12);

    private final int code;

    RecordTag(int code) {
        this.code = code;
    }

    /**
     * The tag byte.
     *
     * @return 1 to 12
     */
    public int code() {
        return code;
    }

    /**
     * The tag of a byte.
     *
     * @param code 0 to 255
     * @return empty when a record defines none
     */
    public static Optional<RecordTag> of(int code) {
        return Arrays.stream(values()).filter(tag -> tag.code == code).findFirst();
    }

    /**
     * The name of a tag byte.
     *
     * @param code 0 to 255
     * @return the tag's name, {@code unknown} for others
     */
    public static String nameOf(int code) {
        return of(code).map(RecordTag::name).orElse("unknown");
    }
}
