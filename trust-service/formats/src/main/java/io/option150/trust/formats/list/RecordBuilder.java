package io.option150.trust.formats.list;

import static io.option150.trust.formats.list.RecordTag.CERTIFICATE;
import static io.option150.trust.formats.list.RecordTag.DNSNAME;
import static io.option150.trust.formats.list.RecordTag.FUNCTION;
import static io.option150.trust.formats.list.RecordTag.IPADDRESS;
import static io.option150.trust.formats.list.RecordTag.ISSUERNAME;
import static io.option150.trust.formats.list.RecordTag.PUBLICKEY;
import static io.option150.trust.formats.list.RecordTag.SERIALNUMBER;
import static io.option150.trust.formats.list.RecordTag.SIGNATURE;
import static io.option150.trust.formats.list.RecordTag.SUBJECTNAME;

import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvWriter;
import java.net.Inet4Address;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes records in Unified CM's order of elements and rendering of names. */
public final class RecordBuilder {

    private final Function function;
    private String dnsName = "";
    private Optional<X509Certificate> certificate = Optional.empty();
    private Optional<Inet4Address> address = Optional.empty();

    /**
     * A record of one role.
     *
     * @param function the role
     */
    public RecordBuilder(Function function) {
        this.function = function;
    }

    /**
     * The certificate of that role. Without one a phone is only told that the role exists: a CCM+TFTP record without
     * certificate tells it to register non-secure.
     *
     * @param holder an RSA or EC certificate
     * @return this
     */
    public RecordBuilder certificate(X509Certificate holder) {
        this.certificate = Optional.of(holder);
        return this;
    }

    /**
     * Names the server.
     *
     * @param name host name or dotted address; empty is allowed
     * @return this
     */
    public RecordBuilder dnsName(String name) {
        this.dnsName = name;
        return this;
    }

    /**
     * The server's address, which CTL records carry.
     *
     * @param server IPv4 address
     * @return this
     */
    public RecordBuilder address(Inet4Address server) {
        this.address = Optional.of(server);
        return this;
    }

    /**
     * Makes the record.
     *
     * @return the record
     * @throws IllegalArgumentException when the certificate's key is neither RSA nor EC, a name cannot be written in the
     *     format, or the record exceeds {@value Tlv#MAX_LENGTH} bytes
     */
    public ListRecord build() {
        List<RecordElement> elements = new ArrayList<>();
        elements.add(text(DNSNAME, dnsName));
        var role = new TlvWriter().uint16(FUNCTION.code(), function.code());
        if (certificate.isPresent()) {
            add(elements, certificate.get(), of(FUNCTION, role));
        } else {
            elements.add(of(FUNCTION, role));
        }
        address.ifPresent(server -> elements.add(bytes(IPADDRESS, server.getAddress())));
        var made = new ListRecord(elements);
        int length = TrustList.length(made);
        if (length > Tlv.MAX_LENGTH) {
            throw new IllegalArgumentException("record: %d bytes, at most %d fit".formatted(length, Tlv.MAX_LENGTH));
        }
        return made;
    }

    private static void add(List<RecordElement> elements, X509Certificate holder, RecordElement role) {
        SignerId names = SignerId.of(holder);
        Bytes key = Der.bareKey(holder.getPublicKey())
                .orElseThrow(() -> new IllegalArgumentException("certificate: key of kind %s, phones know RSA and EC"
                        .formatted(holder.getPublicKey().getAlgorithm())));
        elements.add(text(SUBJECTNAME, names.subject()));
        elements.add(role);
        elements.add(text(ISSUERNAME, names.issuer()));
        elements.add(new RecordElement(SERIALNUMBER.code(), names.serial().bytes()));
        elements.add(new RecordElement(PUBLICKEY.code(), key));
        elements.add(bytes(SIGNATURE, holder.getSignature()));
        elements.add(bytes(CERTIFICATE, encoded(holder)));
    }

    private static RecordElement text(RecordTag tag, String value) {
        return of(tag, new TlvWriter().text(tag.code(), value));
    }

    private static RecordElement bytes(RecordTag tag, byte[] value) {
        return new RecordElement(tag.code(), Bytes.copyOf(value));
    }

    /** The one element that a writer holds. */
    private static RecordElement of(RecordTag tag, TlvWriter one) {
        return new RecordElement(tag.code(), Bytes.copyOf(one.toArray(), Tlv.PREFIX, one.length()));
    }

    private static byte[] encoded(X509Certificate holder) {
        try {
            return holder.getEncoded();
        } catch (CertificateEncodingException broken) {
            throw new IllegalArgumentException("certificate: has no DER encoding", broken);
        }
    }
}
