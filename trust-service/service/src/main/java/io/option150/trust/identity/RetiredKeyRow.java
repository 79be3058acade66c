package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.key.SealedKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A certificate whose place another one has, with its key, sealed. */
@Entity
@Table(name = "retired_key")
class RetiredKeyRow {

    @Id
    String fingerprint = "";

    @Column(name = "own_use")
    @Enumerated(EnumType.STRING)
    CertificateUse ownUse = CertificateUse.CCM_TFTP;

    byte[] der = {};
    byte[] chain = {};
    byte[] nonce = {};
    byte[] ciphertext = {};
    Instant since = Instant.EPOCH;
    Instant retired = Instant.EPOCH;

    static RetiredKeyRow of(SealedIdentity identity, Instant since) {
        var row = new RetiredKeyRow();
        row.fingerprint = Fingerprint.of(identity.certificate()).hex();
        row.ownUse = identity.use();
        row.der = X509.der(identity.certificate());
        row.chain = X509.ders(identity.behind());
        row.nonce = identity.key().nonce().toArray();
        row.ciphertext = identity.key().ciphertext().toArray();
        row.since = since;
        row.retired = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return row;
    }

    CertificateUse use() {
        return ownUse;
    }

    SealedIdentity sealed() {
        return new SealedIdentity(
                ownUse,
                X509.decode(der),
                X509.decodeAll(chain),
                new SealedKey(Bytes.copyOf(nonce), Bytes.copyOf(ciphertext)));
    }

    RetiredCertificate toRecord() {
        var certificate = X509.decode(der);
        return new RetiredCertificate(
                ownUse,
                since,
                retired,
                fingerprint,
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotAfter().toInstant(),
                X509.pem(certificate));
    }
}
