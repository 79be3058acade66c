package io.option150.trust.formats.list;

import io.option150.trust.formats.signer.CertificateDer;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.SerialNumber;
import io.option150.trust.formats.tlv.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One record of a trust list: a certificate in one role, or a role alone. Made by {@link RecordReader} from bytes and by
 * {@link RecordBuilder} from a certificate; both have checked every element, so the values here are well-formed.
 *
 * <p>The elements are kept in the order in which they stood, so that a record comes out byte for byte.
 */
public final class ListRecord {

    private final List<RecordElement> elements;

    ListRecord(List<RecordElement> elements) {
        this.elements = List.copyOf(elements);
    }

    /**
     * All elements but RECORDLENGTH.
     *
     * @return in the order in which they are written
     */
    public List<RecordElement> elements() {
        return elements;
    }

    /**
     * The role.
     *
     * @return FUNCTION, by any code
     */
    public Function function() {
        Bytes code = value(RecordTag.FUNCTION).orElseThrow();
        return new Function(code.at(0) << 8 | code.at(1));
    }

    /**
     * The server's name.
     *
     * @return DNSNAME; empty when absent, an empty text when it says nothing
     */
    public Optional<String> dnsName() {
        return text(RecordTag.DNSNAME);
    }

    /**
     * The certificate's subject in text.
     *
     * @return SUBJECTNAME
     */
    public Optional<String> subject() {
        return text(RecordTag.SUBJECTNAME);
    }

    /**
     * The certificate's issuer in text.
     *
     * @return ISSUERNAME
     */
    public Optional<String> issuer() {
        return text(RecordTag.ISSUERNAME);
    }

    /**
     * The certificate's serial number.
     *
     * @return SERIALNUMBER
     */
    public Optional<SerialNumber> serial() {
        return value(RecordTag.SERIALNUMBER).map(SerialNumber::new);
    }

    /**
     * The certificate's key without its algorithm.
     *
     * @return PUBLICKEY
     */
    public Optional<Bytes> publicKey() {
        return value(RecordTag.PUBLICKEY);
    }

    /**
     * The certificate's own signature.
     *
     * @return SIGNATURE
     */
    public Optional<Bytes> signature() {
        return value(RecordTag.SIGNATURE);
    }

    /**
     * The certificate in DER as it stands in the list.
     *
     * @return CERTIFICATE
     */
    public Optional<Bytes> certificate() {
        return value(RecordTag.CERTIFICATE);
    }

    /**
     * The certificate itself.
     *
     * @return empty when there is none or, in a list read leniently, when the bytes are none
     */
    public Optional<X509Certificate> x509() {
        return certificate().flatMap(CertificateDer::read);
    }

    /**
     * The server's IPv4 address.
     *
     * @return IPADDRESS, 4 bytes
     */
    public Optional<Bytes> address() {
        return value(RecordTag.IPADDRESS);
    }

    /**
     * The certificate's hash.
     *
     * @return CERTIFICATEHASH, 20 bytes
     */
    public Optional<Bytes> certificateHash() {
        return value(RecordTag.CERTIFICATEHASH);
    }

    /**
     * The algorithm of the certificate's hash.
     *
     * @return HASHALGORITHM
     */
    public OptionalInt hashAlgorithm() {
        return value(RecordTag.HASHALGORITHM)
                .map(code -> OptionalInt.of(code.at(0)))
                .orElse(OptionalInt.empty());
    }

    private Optional<Bytes> value(RecordTag tag) {
        return elements.stream()
                .filter(element -> element.tag() == tag.code())
                .findFirst()
                .map(RecordElement::value);
    }

    private Optional<String> text(RecordTag tag) {
        return value(tag).map(value -> new String(value.toArray(), 0, value.length() - 1, StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListRecord that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return Objects.hash(elements);
    }

    @Override
    public String toString() {
        return "record of function %d, %s"
                .formatted(function().code(), subject().orElse("no certificate"));
    }
}
