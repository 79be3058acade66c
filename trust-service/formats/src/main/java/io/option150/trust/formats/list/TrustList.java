package io.option150.trust.formats.list;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.header.DecodedHeader;
import io.option150.trust.formats.header.HeaderForm;
import io.option150.trust.formats.header.HeaderReader;
import io.option150.trust.formats.header.HeaderWriter;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.TrustedSigner;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvWriter;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A trust list: CTL or ITL.
 *
 * @param header the header as read
 * @param records in the order in which they stand
 */
public record TrustList(DecodedHeader header, List<ListRecord> records) {

    /** RECORDLENGTH: what a record starts with, in bytes. */
    static final int RECORD_PREFIX = Tlv.PREFIX + 2;

    public TrustList {
        records = List.copyOf(records);
    }

    /**
     * Reads a trust list. Nothing is said of its signature yet: see {@link TrustListVerifier}.
     *
     * @param file the whole file
     * @param reading how to treat what the format does not define
     * @return its parts
     * @throws MalformedException when the bytes are not of the format
     */
    public static TrustList decode(byte[] file, Reading reading) throws MalformedException {
        DecodedHeader header = new HeaderReader(HeaderForm.TRUST_LIST, reading).read(file);
        return new TrustList(header, new RecordReader(file, reading).readFrom(header.length()));
    }

    /**
     * Writes the list. What was read strictly comes out byte for byte.
     *
     * @return the whole file
     */
    public byte[] encode() {
        return new TlvWriter()
                .raw(HeaderWriter.encode(header.header()))
                .raw(encode(records).toArray())
                .toArray();
    }

    /**
     * The certificates of the list, each once with all its roles: what a phone that holds the list trusts.
     *
     * @return without the records whose certificate is missing or cannot be read
     */
    public List<TrustedSigner> trusted() {
        Map<X509Certificate, Set<Function>> roles = new LinkedHashMap<>();
        for (ListRecord listed : records) {
            listed.x509()
                    .ifPresent(holder -> roles.computeIfAbsent(holder, unseen -> new LinkedHashSet<>())
                            .add(listed.function()));
        }
        return roles.entrySet().stream()
                .map(entry -> new TrustedSigner(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What follows the header. */
    static Bytes encode(List<ListRecord> records) {
        var out = new TlvWriter();
        for (ListRecord listed : records) {
            out.uint16(RecordTag.RECORDLENGTH.code(), length(listed));
            listed.elements()
                    .forEach(element -> out.bytes(element.tag(), element.value().toArray()));
        }
        return Bytes.copyOf(out.toArray());
    }

    /** Bytes of a record. */
    static int length(ListRecord listed) {
        return RECORD_PREFIX
                + listed.elements().stream()
                        .mapToInt(element -> Tlv.PREFIX + element.value().length())
                        .sum();
    }
}
