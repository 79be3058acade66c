package io.option150.trust.list;

import io.option150.outbox.Change;
import io.option150.outbox.Cursor;
import io.option150.outbox.TopicSource;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.contract.TrustTopics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** The trust lists there are, as the topic is to tell them. */
@Singleton
class TrustListSource implements TopicSource {

    @Override
    public String topic() {
        return TrustTopics.TRUST_CHANGED;
    }

    @Override
    public boolean owns(String key) {
        return key.equals(TrustPaths.CTL_NAME) || key.equals(TrustPaths.ITL_NAME);
    }

    @Override
    public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
        Cursor.forEach(
                snapshot,
                "select name, content, sha256, built, sequence from trust_list",
                row -> TrustListEvents.changed(list(row)),
                visitor);
    }

    @Override
    public Change removal(String key, long sequence) {
        return TrustListEvents.removed(key, sequence);
    }

    private static TrustListRow list(ResultSet row) throws SQLException {
        var list = new TrustListRow();
        list.name = row.getString("name");
        list.content = row.getBytes("content");
        list.sha256 = row.getString("sha256");
        list.built = row.getObject("built", OffsetDateTime.class).toInstant();
        list.sequence = row.getLong("sequence");
        return list;
    }
}
