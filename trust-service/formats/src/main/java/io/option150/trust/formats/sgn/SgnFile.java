package io.option150.trust.formats.sgn;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.header.DecodedHeader;
import io.option150.trust.formats.header.HeaderForm;
import io.option150.trust.formats.header.HeaderReader;
import io.option150.trust.formats.header.HeaderWriter;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.TlvWriter;

/**
 * A signed file held in memory. For large ones read the header with {@link #headerReader} and feed the payload to {@link
 * io.option150.trust.formats.verify.Verification} in pieces.
 *
 * @param header the header as read
 * @param payload the file without its header
 */
public record SgnFile(DecodedHeader header, Bytes payload) {

    /**
     * A reader of signed files' headers.
     *
     * @param reading how to treat what the format does not define
     * @return the reader
     */
    public static HeaderReader headerReader(Reading reading) {
        return new HeaderReader(HeaderForm.SIGNED, reading);
    }

    /**
     * Reads a signed file. Nothing is said of its signature yet: see {@link SgnVerifier}.
     *
     * @param file the whole file
     * @param reading how to treat what the format does not define
     * @return its parts
     * @throws MalformedException when the bytes are not of the format
     */
    public static SgnFile decode(byte[] file, Reading reading) throws MalformedException {
        DecodedHeader header = headerReader(reading).read(file);
        return new SgnFile(header, Bytes.copyOf(file, header.length(), file.length));
    }

    /**
     * Writes the file. What was read strictly comes out byte for byte.
     *
     * @return the whole file
     */
    public byte[] encode() {
        return new TlvWriter()
                .raw(HeaderWriter.encode(header.header()))
                .raw(payload.toArray())
                .toArray();
    }
}
