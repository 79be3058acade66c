package io.option150.trust.phone;

import io.option150.trust.certificate.X509;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.formats.enc.ShortConfig;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;

/** A phone's certificate in the database. */
@Entity
@Table(name = "phone_certificate")
class PhoneCertificateRow {

    @Id
    String device = "";

    String fingerprint = "";
    byte[] der = {};
    Instant since = Instant.EPOCH;
    long sequence;

    void set(PhoneCertificate certificate, long drawn) {
        device = certificate.device().text();
        fingerprint = certificate.fingerprint().hex();
        der = X509.der(certificate.certificate());
        since = certificate.since();
        sequence = drawn;
    }

    PhoneCertificate toCertificate() {
        return new PhoneCertificate(new PhoneName(device), X509.decode(der), since);
    }

    PhoneCertificateRecord toRecord() {
        X509Certificate certificate = X509.decode(der);
        return new PhoneCertificateRecord(
                device,
                fingerprint,
                ShortConfig.certHash(certificate),
                certificate.getSubjectX500Principal().getName(X500Principal.RFC2253),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                X509.pem(certificate),
                since,
                sequence);
    }
}
