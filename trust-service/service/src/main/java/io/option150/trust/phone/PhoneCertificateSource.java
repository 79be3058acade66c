package io.option150.trust.phone;

import io.option150.outbox.Change;
import io.option150.outbox.Cursor;
import io.option150.outbox.TopicSource;
import io.option150.trust.contract.TrustTopics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** The certificates of all phones, as the topic is to tell them. */
@Singleton
class PhoneCertificateSource implements TopicSource {

    @Override
    public String topic() {
        return TrustTopics.TRUST_CHANGED;
    }

    @Override
    public boolean owns(String key) {
        return key.startsWith(TrustTopics.PHONE_KEY);
    }

    @Override
    public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
        Cursor.forEach(
                snapshot,
                "select device, fingerprint, der, since, sequence from phone_certificate",
                row -> PhoneCertificateEvents.changed(certificate(row)),
                visitor);
    }

    @Override
    public Change removal(String key, long sequence) {
        return PhoneCertificateEvents.removed(key, sequence);
    }

    private static PhoneCertificateRow certificate(ResultSet row) throws SQLException {
        var certificate = new PhoneCertificateRow();
        certificate.device = row.getString("device");
        certificate.fingerprint = row.getString("fingerprint");
        certificate.der = row.getBytes("der");
        certificate.since = row.getObject("since", OffsetDateTime.class).toInstant();
        certificate.sequence = row.getLong("sequence");
        return certificate;
    }
}
