package io.option150.registry.push;

import io.option150.registry.callmanager.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A push whose turn it is.
 *
 * @param seenAt the address that the phone was seen from last; null: it was not
 */
record DuePush(
        long id,
        String device,
        String endpoint,
        Wish wish,
        @Nullable String seenAt,
        PushTarget target) {

    static DuePush of(ResultSet row) throws SQLException {
        return new DuePush(
                row.getLong("id"),
                row.getString("device"),
                row.getString("asked_endpoint"),
                Wish.valueOf(row.getString("wish")),
                row.getString("seen_at"),
                new PushTarget(
                        row.getString("cluster_id"),
                        PushKind.valueOf(row.getString("kind")),
                        row.getString("address"),
                        row.getString("username"),
                        row.getString("password"),
                        row.getString("certificate_sha256"),
                        row.getString("profile"),
                        row.getString("endpoint"),
                        row.getInt("per_second"),
                        row.getBoolean("enabled"),
                        row.getBoolean("automatic"),
                        row.getLong("sequence")));
    }
}
