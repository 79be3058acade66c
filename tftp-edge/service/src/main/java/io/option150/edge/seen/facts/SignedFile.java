package io.option150.edge.seen.facts;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.header.DecodedHeader;
import io.option150.trust.formats.header.HeaderForm;
import io.option150.trust.formats.header.HeaderReader;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.tlv.MalformedException;
import java.util.Arrays;

/** A file without the header that signed ones begin with. */
final class SignedFile {

    private static final HeaderReader HEADERS = new HeaderReader(HeaderForm.TRUST_LIST, Reading.LENIENT);
    /** VERSION with its length, by which every header begins. */
    private static final byte[] BEGIN = {1, 0, 2};

    private static final int MOST_SUBJECT = 256;

    private final byte[] payload;
    private final String signer;
    private final boolean encrypted;

    private SignedFile(byte[] payload, String signer, boolean encrypted) {
        this.payload = payload;
        this.signer = signer;
        this.encrypted = encrypted;
    }

    static SignedFile of(byte[] bytes) {
        boolean header = bytes.length > BEGIN.length && Arrays.equals(bytes, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
        if (!header) {
            return new SignedFile(bytes, "", false);
        }
        try {
            DecodedHeader read = HEADERS.read(bytes);
            SignerId signer = read.header().content().signer();
            String subject = signer.subject();
            return new SignedFile(
                    Arrays.copyOfRange(bytes, read.length(), bytes.length),
                    subject.substring(0, Math.min(subject.length(), MOST_SUBJECT)) + " " + signer.serial(),
                    read.header().content().version().equals(HeaderForm.ENCRYPTED.version()));
        } catch (MalformedException e) {
            // No header after all, or one that no phone reads either.
            return new SignedFile(bytes, "", false);
        }
    }

    /** What follows the header; the file as it is where there is none. Not to be changed. */
    byte[] payload() {
        return payload;
    }

    /** Subject and serial number; empty: there is no header. */
    String signer() {
        return signer;
    }

    /** Whether the payload is for the phone alone. */
    boolean encrypted() {
        return encrypted;
    }
}
