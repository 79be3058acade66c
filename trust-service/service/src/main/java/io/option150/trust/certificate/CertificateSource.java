package io.option150.trust.certificate;

import io.option150.outbox.Change;
import io.option150.outbox.Cursor;
import io.option150.outbox.TopicSource;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.contract.TrustTopics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** All certificates that are held, as the topic is to tell them. */
@Singleton
class CertificateSource implements TopicSource {

    @Override
    public String topic() {
        return TrustTopics.TRUST_CHANGED;
    }

    @Override
    public boolean owns(String key) {
        return key.matches("[0-9a-f]{64}");
    }

    @Override
    public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
        Cursor.forEach(
                snapshot,
                "select fingerprint, cluster, roles, own_use, der, sequence from certificate",
                row -> CertificateEvents.changed(certificate(row)),
                visitor);
    }

    @Override
    public Change removal(String key, long sequence) {
        return CertificateEvents.removed(key, sequence);
    }

    private static CertificateRow certificate(ResultSet row) throws SQLException {
        var certificate = new CertificateRow();
        certificate.fingerprint = row.getString("fingerprint");
        certificate.cluster = row.getString("cluster");
        certificate.roles = (String[]) row.getArray("roles").getArray();
        var use = row.getString("own_use");
        certificate.ownUse = use == null ? null : CertificateUse.valueOf(use);
        certificate.der = row.getBytes("der");
        certificate.sequence = row.getLong("sequence");
        return certificate;
    }
}
