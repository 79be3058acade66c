package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.key.SealedKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A private key in the database, sealed. */
@Entity
@Table(name = "sealed_key")
class SealedKeyRow {

    @Id
    String fingerprint = "";

    byte[] nonce = {};
    byte[] ciphertext = {};

    /** When it came into its present use. */
    Instant since = Instant.EPOCH;

    /** Whether it ever was the signer of the trust lists. */
    @Column(name = "has_signed")
    boolean hasSigned;

    static SealedKeyRow of(SealedIdentity identity) {
        var row = new SealedKeyRow();
        row.fingerprint = Fingerprint.of(identity.certificate()).hex();
        row.nonce = identity.key().nonce().toArray();
        row.ciphertext = identity.key().ciphertext().toArray();
        row.hasSigned = identity.use() == CertificateUse.SAST;
        row.now();
        return row;
    }

    /** Its use begins now. */
    void now() {
        since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    SealedKey sealed() {
        return new SealedKey(Bytes.copyOf(nonce), Bytes.copyOf(ciphertext));
    }
}
