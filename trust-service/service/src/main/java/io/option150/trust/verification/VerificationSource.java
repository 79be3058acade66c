package io.option150.trust.verification;

import io.option150.outbox.Change;
import io.option150.outbox.Cursor;
import io.option150.outbox.TopicSource;
import io.option150.trust.contract.TrustTopics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** The verification list, as the topic is to tell it. */
@Singleton
class VerificationSource implements TopicSource {

    @Override
    public String topic() {
        return TrustTopics.TRUST_CHANGED;
    }

    @Override
    public boolean owns(String key) {
        return key.startsWith(TrustTopics.VERIFICATION_KEY);
    }

    @Override
    public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
        Cursor.forEach(
                snapshot,
                "select fingerprint, roles, ttl_seconds, der, added, sequence from verification",
                row -> VerificationEvents.changed(entry(row)),
                visitor);
    }

    @Override
    public Change removal(String key, long sequence) {
        return VerificationEvents.removed(key, sequence);
    }

    private static VerificationRow entry(ResultSet row) throws SQLException {
        var entry = new VerificationRow();
        entry.fingerprint = row.getString("fingerprint");
        entry.roles = (String[]) row.getArray("roles").getArray();
        entry.ttlSeconds = row.getLong("ttl_seconds");
        entry.der = row.getBytes("der");
        entry.added = row.getObject("added", OffsetDateTime.class).toInstant();
        entry.sequence = row.getLong("sequence");
        return entry;
    }
}
