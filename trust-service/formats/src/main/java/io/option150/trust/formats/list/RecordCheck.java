package io.option150.trust.formats.list;

import io.option150.trust.formats.signer.CertificateDer;
import io.option150.trust.formats.signer.DistinguishedName;
import io.option150.trust.formats.signer.SerialNumber;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Strict reading's check that a record says of its certificate what the certificate says of itself. */
final class RecordCheck {

    private RecordCheck() {}

    static void check(Map<RecordTag, Tlv> elements) throws MalformedException {
        @Nullable Tlv certificate = elements.get(RecordTag.CERTIFICATE);
        if (certificate == null) {
            return;
        }
        Optional<X509Certificate> read = CertificateDer.read(certificate.value());
        if (read.isEmpty()) {
            throw certificate.fault(
                    "an X.509 certificate in DER", certificate.value().length() + " bytes that are none");
        }
        X509Certificate holder = read.get();
        name(elements.get(RecordTag.SUBJECTNAME), "subject", holder.getSubjectX500Principal());
        name(elements.get(RecordTag.ISSUERNAME), "issuer", holder.getIssuerX500Principal());
        serial(elements.get(RecordTag.SERIALNUMBER), holder);
        same(elements.get(RecordTag.PUBLICKEY), "public key", Der.bareKey(holder.getPublicKey()));
        same(elements.get(RecordTag.SIGNATURE), "signature", Optional.of(Bytes.copyOf(holder.getSignature())));
        same(elements.get(RecordTag.CERTIFICATEHASH), "SHA-1", Optional.of(Der.sha1(certificate.value())));
    }

    private static void name(@Nullable Tlv element, String part, X500Principal principal) throws MalformedException {
        if (element != null && !DistinguishedName.parse(element.text()).sameAs(DistinguishedName.of(principal))) {
            throw element.fault("the certificate's " + part + " \"" + principal + "\"", "\"" + element.text() + "\"");
        }
    }

    private static void serial(@Nullable Tlv element, X509Certificate holder) throws MalformedException {
        if (element != null && !new SerialNumber(element.value()).number().equals(holder.getSerialNumber())) {
            throw element.fault(
                    "the certificate's serial number "
                            + holder.getSerialNumber().toString(16),
                    element.value().toHex());
        }
    }

    /** A key that is of no kind we know is not compared. */
    private static void same(@Nullable Tlv element, String part, Optional<Bytes> wanted) throws MalformedException {
        if (element != null && wanted.isPresent() && !element.value().equals(wanted.get())) {
            throw element.fault("the certificate's " + part, "other bytes");
        }
    }
}
