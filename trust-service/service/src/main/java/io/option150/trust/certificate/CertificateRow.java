package io.option150.trust.certificate;

import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.tlv.Bytes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate in the database. All that can be read out of its DER form is, so that there is one truth. */
@Entity
@Table(name = "certificate")
class CertificateRow {

    @Id
    String fingerprint = "";

    String cluster = "";
    String[] roles = {};

    /** What we use it for; null for others' certificates. */
    @Column(name = "own_use")
    @Enumerated(EnumType.STRING)
    @Nullable
    CertificateUse ownUse;

    byte[] der = {};

    /** What a server sends behind it, DER, one after the other. */
    byte[] chain = {};

    long sequence;

    static CertificateRow of(
            X509Certificate certificate,
            String cluster,
            List<CertificateRole> roles,
            @Nullable CertificateUse use,
            long sequence) {
        var row = new CertificateRow();
        row.fingerprint = Fingerprint.of(certificate).hex();
        row.cluster = cluster;
        row.roles = names(roles);
        row.ownUse = use;
        row.der = X509.der(certificate);
        row.sequence = sequence;
        return row;
    }

    static String[] names(List<CertificateRole> roles) {
        return roles.stream().map(CertificateRole::name).toArray(String[]::new);
    }

    Presented presented() {
        return new Presented(new Fingerprint(fingerprint), Bytes.copyOf(chain));
    }

    CertificateRecord toRecord() {
        List<CertificateRole> held =
                Arrays.stream(roles).map(CertificateRole::valueOf).toList();
        return X509.describe(X509.decode(der), cluster, held, ownUse, sequence);
    }
}
