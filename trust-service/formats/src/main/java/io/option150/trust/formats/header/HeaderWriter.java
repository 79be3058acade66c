package io.option150.trust.formats.header;

import static io.option150.trust.formats.header.HeaderTag.CANAME;
import static io.option150.trust.formats.header.HeaderTag.DIGESTALGORITHM;
import static io.option150.trust.formats.header.HeaderTag.FILENAME;
import static io.option150.trust.formats.header.HeaderTag.HEADERLENGTH;
import static io.option150.trust.formats.header.HeaderTag.PADDING;
import static io.option150.trust.formats.header.HeaderTag.SERIALNUMBER;
import static io.option150.trust.formats.header.HeaderTag.SIGNATURE;
import static io.option150.trust.formats.header.HeaderTag.SIGNATUREALGOINFO;
import static io.option150.trust.formats.header.HeaderTag.SIGNATUREALGORITHM;
import static io.option150.trust.formats.header.HeaderTag.SIGNATUREINFO;
import static io.option150.trust.formats.header.HeaderTag.SIGNATUREMODULUS;
import static io.option150.trust.formats.header.HeaderTag.SIGNERID;
import static io.option150.trust.formats.header.HeaderTag.SIGNERNAME;
import static io.option150.trust.formats.header.HeaderTag.SIGNERVERSION;
import static io.option150.trust.formats.header.HeaderTag.TIMESTAMP;
import static io.option150.trust.formats.header.HeaderTag.VERSION;

import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvWriter;
import java.util.Arrays;

/** Writes headers, in the order of the package's layout. */
public final class HeaderWriter {

    /** VERSION and HEADERLENGTH: what a reader needs to know how long the header is, in bytes. */
    public static final int PREFIX = 2 * (Tlv.PREFIX + 2);

    /** SIGNATUREALGORITHM of RSA PKCS#1 v1.5. */
    static final int RSA = 0;

    private HeaderWriter() {}

    /**
     * The whole header.
     *
     * @param header what to write
     * @return its bytes
     * @throws IllegalArgumentException when it does not fit into {@value Tlv#MAX_LENGTH} bytes
     */
    public static byte[] encode(SignedHeader header) {
        var signature =
                new TlvWriter().bytes(SIGNATURE.code(), header.signature().toArray());
        return encode(header.content(), signature.toArray());
    }

    /**
     * The part of the header that is signed: all but the SIGNATURE element, which HEADERLENGTH counts nevertheless.
     *
     * @param content what to write
     * @return its bytes
     * @throws IllegalArgumentException when the whole does not fit into {@value Tlv#MAX_LENGTH} bytes
     */
    public static byte[] encodeSignedPart(HeaderContent content) {
        return encode(content, new byte[0]);
    }

    /**
     * HEADERLENGTH of a header.
     *
     * @param content the header
     * @return bytes, the signature's included
     * @throws IllegalArgumentException when it does not fit into {@value Tlv#MAX_LENGTH} bytes
     */
    public static int length(HeaderContent content) {
        return length(content, beforeSignature(content), afterSignature(content));
    }

    private static int length(HeaderContent content, TlvWriter before, TlvWriter after) {
        int signature = Tlv.PREFIX + content.modulus().signatureLength();
        int length = PREFIX + before.length() + signature + after.length();
        if (length > Tlv.MAX_LENGTH) {
            throw new IllegalArgumentException("header: %d bytes, at most %d fit".formatted(length, Tlv.MAX_LENGTH));
        }
        return length;
    }

    private static byte[] encode(HeaderContent content, byte[] signature) {
        TlvWriter before = beforeSignature(content);
        TlvWriter after = afterSignature(content);
        return new TlvWriter()
                .bytes(VERSION.code(), content.version().toBytes())
                .uint16(HEADERLENGTH.code(), length(content, before, after))
                .raw(before.toArray())
                .raw(signature)
                .raw(after.toArray())
                .toArray();
    }

    private static TlvWriter beforeSignature(HeaderContent content) {
        var writer = new TlvWriter();
        content.extras().signerVersion().ifPresent(version -> writer.bytes(SIGNERVERSION.code(), version.toBytes()));
        return writer.container(SIGNERID.code(), signerId(content)).container(SIGNATUREINFO.code(), info(content));
    }

    private static TlvWriter signerId(HeaderContent content) {
        SignerId signer = content.signer();
        var writer = new TlvWriter();
        for (HeaderTag tag : content.layout().signerOrder().tags()) {
            if (tag == SIGNERNAME) {
                writer.text(SIGNERNAME.code(), signer.subject());
            } else if (tag == SERIALNUMBER) {
                writer.bytes(SERIALNUMBER.code(), signer.serial().bytes().toArray());
            } else {
                writer.text(CANAME.code(), signer.issuer());
            }
        }
        return writer;
    }

    private static TlvWriter info(HeaderContent content) {
        var algorithm = new TlvWriter()
                .uint8(SIGNATUREALGORITHM.code(), RSA)
                .uint8(SIGNATUREMODULUS.code(), content.modulus().code());
        return new TlvWriter()
                .uint8(DIGESTALGORITHM.code(), content.digest().code())
                .container(SIGNATUREALGOINFO.code(), algorithm);
    }

    private static TlvWriter afterSignature(HeaderContent content) {
        var writer = new TlvWriter()
                .text(FILENAME.code(), content.fileName())
                .uint32(TIMESTAMP.code(), content.timestamp().getEpochSecond());
        content.extras().encryption().ifPresent(encryption -> EncryptionCodec.write(writer, encryption));
        content.layout()
                .unknown()
                .forEach(element -> writer.bytes(element.tag(), element.value().toArray()));
        byte[] padding = new byte[content.layout().padding()];
        Arrays.fill(padding, (byte) PADDING.code());
        return writer.raw(padding);
    }
}
