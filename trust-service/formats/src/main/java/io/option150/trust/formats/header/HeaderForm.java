package io.option150.trust.formats.header;

import static io.option150.trust.formats.header.HeaderTag.ENCRYPTIONINFO;
import static io.option150.trust.formats.header.HeaderTag.FILENAME;
import static io.option150.trust.formats.header.HeaderTag.PLAINTEXTDIGEST;
import static io.option150.trust.formats.header.HeaderTag.PLAINTEXTDIGESTALGORITHM;
import static io.option150.trust.formats.header.HeaderTag.SIGNATURE;
import static io.option150.trust.formats.header.HeaderTag.SIGNATUREINFO;
import static io.option150.trust.formats.header.HeaderTag.SIGNERID;
import static io.option150.trust.formats.header.HeaderTag.SIGNERVERSION;
import static io.option150.trust.formats.header.HeaderTag.TIMESTAMP;

import java.util.List;

/** The three forms of file that start with a signed header. */
public enum HeaderForm {
    /** Signed file, {@code .sgn}. */
    SIGNED,
    /** Trust list, {@code .tlv}; SIGNERVERSION may be absent. */
    TRUST_LIST,
    /** Encrypted signed file, {@code .enc.sgn}. */
    ENCRYPTED;

    /**
     * What VERSION says.
     *
     * @return the form's number
     */
    public FormatVersion version() {
        return switch (this) {
            case SIGNED -> new FormatVersion(1, 0);
            case TRUST_LIST -> new FormatVersion(1, 2);
            case ENCRYPTED -> new FormatVersion(2, 0);
        };
    }

    /** The elements after HEADERLENGTH, in the order in which they are written. */
    List<HeaderTag> order() {
        return switch (this) {
            case SIGNED -> List.of(SIGNERID, SIGNATUREINFO, SIGNATURE, FILENAME, TIMESTAMP);
            case TRUST_LIST -> List.of(SIGNERVERSION, SIGNERID, SIGNATUREINFO, SIGNATURE, FILENAME, TIMESTAMP);
            case ENCRYPTED ->
                List.of(
                        SIGNERID,
                        SIGNATUREINFO,
                        SIGNATURE,
                        FILENAME,
                        TIMESTAMP,
                        ENCRYPTIONINFO,
                        PLAINTEXTDIGESTALGORITHM,
                        PLAINTEXTDIGEST);
        };
    }
}
