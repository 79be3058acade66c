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
import static io.option150.trust.formats.header.HeaderTag.TIMESTAMP;
import static io.option150.trust.formats.header.HeaderTag.VERSION;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.signer.SerialNumber;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvReader;
import io.option150.trust.formats.tlv.TlvWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads headers. What lies behind HEADERLENGTH is not looked at. */
public final class HeaderReader {

    private static final List<HeaderTag> TOP = List.of(SIGNERID, SIGNATUREINFO, SIGNATURE, FILENAME, TIMESTAMP);
    private static final Set<HeaderTag> TOP_OR_PADDING =
            Set.of(SIGNERID, SIGNATUREINFO, SIGNATURE, FILENAME, TIMESTAMP, PADDING);
    private static final Set<HeaderTag> SIGNER = Set.of(SIGNERNAME, SERIALNUMBER, CANAME);

    private final FormatVersion version;
    private final Reading reading;

    /**
     * A reader of one form's headers.
     *
     * @param version the form's; lenient reading takes any
     * @param reading how to treat what the form does not define
     */
    public HeaderReader(FormatVersion version, Reading reading) {
        this.version = Objects.requireNonNull(version);
        this.reading = Objects.requireNonNull(reading);
    }

    /**
     * Reads HEADERLENGTH, so that a caller who streams knows how many bytes to gather for {@link #read}.
     *
     * @param start at least the first {@value HeaderWriter#PREFIX} bytes of the file
     * @return {@value HeaderWriter#PREFIX} to 65535 bytes
     * @throws MalformedException when the file does not start with VERSION and HEADERLENGTH
     */
    public int length(byte[] start) throws MalformedException {
        return length(new TlvReader(start, 0, start.length, HeaderTag::nameOf));
    }

    /**
     * Reads a header.
     *
     * @param file at least the whole header; it may be followed by payload
     * @return the header and the bytes that its signature covers
     * @throws MalformedException when the bytes are not of the format
     */
    public DecodedHeader read(byte[] file) throws MalformedException {
        var start = new TlvReader(file, 0, file.length, HeaderTag::nameOf);
        FormatVersion found = version(start);
        Tlv lengthElement = start.next(HEADERLENGTH.code());
        int length = length(lengthElement);
        if (length > file.length) {
            throw lengthElement.fault("at most the file's " + file.length + " bytes", "" + length);
        }
        var reader = new TlvReader(file, start.position(), length, HeaderTag::nameOf);
        Elements elements = Elements.read("the header", reader, TOP_OR_PADDING, reading);
        int padding = padding(file, reader.position(), length);
        if (reading == Reading.STRICT) {
            elements.requireOrder(TOP);
        }
        Tlv signature = elements.required(SIGNATURE);
        HeaderContent content = content(found, reader, elements, padding);
        signature.requireLength(content.modulus().signatureLength());
        return new DecodedHeader(
                new SignedHeader(content, signature.value()), length, signedPart(file, signature, length));
    }

    private int length(TlvReader start) throws MalformedException {
        version(start);
        return length(start.next(HEADERLENGTH.code()));
    }

    private static int length(Tlv element) throws MalformedException {
        int length = element.uint16();
        if (length < HeaderWriter.PREFIX) {
            throw element.fault("at least " + HeaderWriter.PREFIX, "" + length);
        }
        return length;
    }

    private FormatVersion version(TlvReader reader) throws MalformedException {
        Tlv element = reader.next(VERSION.code());
        element.requireLength(2);
        var found = new FormatVersion(element.value().at(0), element.value().at(1));
        if (reading == Reading.STRICT && !found.equals(version)) {
            throw element.fault("version " + version, "version " + found);
        }
        return found;
    }

    private HeaderContent content(FormatVersion found, TlvReader reader, Elements elements, int padding)
            throws MalformedException {
        TlvReader inSigner = reader.inside(elements.required(SIGNERID));
        Elements signer = Elements.read("SIGNERID", inSigner, SIGNER, reading);
        var id = new SignerId(
                signer.required(SIGNERNAME).text(),
                serial(signer.required(SERIALNUMBER)),
                signer.required(CANAME).text());
        var layout = new HeaderLayout(new SignerOrder(signer.order()), elements.unknown(), padding);
        TlvReader info = reader.inside(elements.required(SIGNATUREINFO));
        DigestAlgorithm digest = digest(info.next(DIGESTALGORITHM.code()));
        ModulusSize modulus = modulus(info);
        Instant timestamp = Instant.ofEpochSecond(elements.required(TIMESTAMP).uint32());
        String fileName = elements.required(FILENAME).text();
        return new HeaderContent(found, id, digest, modulus, fileName, timestamp, layout);
    }

    private static SerialNumber serial(Tlv element) throws MalformedException {
        if (element.value().length() == 0) {
            throw element.fault("at least 1 byte", "length 0");
        }
        return new SerialNumber(element.value());
    }

    private static DigestAlgorithm digest(Tlv element) throws MalformedException {
        int code = element.uint8();
        return DigestAlgorithm.of(code)
                .orElseThrow(() -> element.fault("digest 1 (SHA-1) or 3 (SHA-512)", "digest " + code));
    }

    private static ModulusSize modulus(TlvReader info) throws MalformedException {
        TlvReader algorithm = info.inside(info.next(SIGNATUREALGOINFO.code()));
        info.requireEnd("SIGNATUREINFO");
        Tlv signature = algorithm.next(SIGNATUREALGORITHM.code());
        if (signature.uint8() != HeaderWriter.RSA) {
            throw signature.fault("0 (RSA)", "" + signature.uint8());
        }
        Tlv modulus = algorithm.next(SIGNATUREMODULUS.code());
        algorithm.requireEnd("SIGNATUREALGOINFO");
        int code = modulus.uint8();
        return ModulusSize.of(code).orElseThrow(() -> modulus.fault("key size 0 to 3", "key size " + code));
    }

    /** Counts the padding, which must reach to the header's end: an element behind it would be hidden from a reader. */
    private static int padding(byte[] file, int from, int to) throws MalformedException {
        for (int index = from; index < to; index++) {
            int found = Byte.toUnsignedInt(file[index]);
            if (found != PADDING.code()) {
                throw new MalformedException(
                        index, found, HeaderTag.nameOf(found), "padding to the header's end", "tag " + found);
            }
        }
        return to - from;
    }

    private static Bytes signedPart(byte[] file, Tlv signature, int length) {
        byte[] before = Bytes.copyOf(file, 0, signature.offset()).toArray();
        byte[] after = Bytes.copyOf(file, signature.end(), length).toArray();
        return Bytes.copyOf(new TlvWriter().raw(before).raw(after).toArray());
    }
}
