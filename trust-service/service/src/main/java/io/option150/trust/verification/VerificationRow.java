package io.option150.trust.verification;

import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.VerificationRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** An entry of the verification list in the database. */
@Entity
@Table(name = "verification")
class VerificationRow {

    @Id
    String fingerprint = "";

    String[] roles = {};

    @Column(name = "ttl_seconds")
    long ttlSeconds;

    byte[] der = {};
    Instant added = Instant.EPOCH;
    long sequence;

    void set(VerificationEntry entry, long drawn) {
        roles = entry.roles().stream().map(CertificateRole::name).toArray(String[]::new);
        ttlSeconds = entry.ttl().toSeconds();
        sequence = drawn;
    }

    static VerificationRow of(VerificationEntry entry, Instant now, long sequence) {
        var row = new VerificationRow();
        row.fingerprint = entry.fingerprint().hex();
        row.der = X509.der(entry.certificate());
        row.added = now;
        row.set(entry, sequence);
        return row;
    }

    VerificationRecord toRecord() {
        List<CertificateRole> held =
                Arrays.stream(roles).map(CertificateRole::valueOf).toList();
        CertificateRecord told = X509.describe(X509.decode(der), "", held, null, sequence);
        return new VerificationRecord(
                fingerprint,
                held,
                ttlSeconds,
                told.subject(),
                told.issuer(),
                told.serial(),
                told.notBefore(),
                told.notAfter(),
                told.pem(),
                added,
                sequence);
    }
}
