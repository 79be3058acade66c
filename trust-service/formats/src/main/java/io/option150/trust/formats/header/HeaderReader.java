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

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.signer.SerialNumber;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvReader;
import io.option150.trust.formats.tlv.TlvWriter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads headers. What lies behind HEADERLENGTH is not looked at. */
public final class HeaderReader {

    private static final Set<HeaderTag> SIGNER = Set.of(SIGNERNAME, SERIALNUMBER, CANAME);

    private final HeaderForm form;
    private final Set<HeaderTag> tags;
    private final Reading reading;

    /**
     * A reader of one form's headers.
     *
     * @param form the form; lenient reading takes any version
     * @param reading how to treat what the form does not define
     */
    public HeaderReader(HeaderForm form, Reading reading) {
        this.form = form;
        this.tags = EnumSet.copyOf(form.order());
        this.tags.add(PADDING);
        this.reading = reading;
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
            throw lengthElement.cut("at most the file's " + file.length + " bytes", "" + length);
        }
        var reader = new TlvReader(file, start.position(), length, HeaderTag::nameOf);
        Elements elements = Elements.read("the header", reader, tags, reading);
        int padding = padding(file, reader.position(), length);
        if (reading == Reading.STRICT) {
            elements.requireOrder(form.order());
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
        FormatVersion found = FormatVersion.read(element);
        if (reading == Reading.STRICT && !found.equals(form.version())) {
            throw element.fault("version " + form.version(), "version " + found);
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
        DigestAlgorithm digest = DigestAlgorithm.read(info.next(DIGESTALGORITHM.code()));
        ModulusSize modulus = modulus(info);
        Instant timestamp = Instant.ofEpochSecond(elements.required(TIMESTAMP).uint32());
        String fileName = elements.required(FILENAME).text();
        return new HeaderContent(found, id, digest, modulus, fileName, timestamp, extras(reader, elements), layout);
    }

    private HeaderExtras extras(TlvReader reader, Elements elements) throws MalformedException {
        if (form == HeaderForm.ENCRYPTED) {
            return HeaderExtras.of(EncryptionCodec.read(reader, elements));
        }
        Optional<Tlv> signerVersion = elements.optional(SIGNERVERSION);
        return signerVersion.isEmpty()
                ? HeaderExtras.NONE
                : HeaderExtras.ofList(Optional.of(FormatVersion.read(signerVersion.get())));
    }

    private static SerialNumber serial(Tlv element) throws MalformedException {
        if (element.value().length() == 0) {
            throw element.fault("at least 1 byte", "length 0");
        }
        return new SerialNumber(element.value());
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
