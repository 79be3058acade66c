package io.option150.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How the topics stand, in the database, so that every copy of the service can tell it. Written by the relay at work. */
record TopicTable(Connection connection) {

    /** Says what is being done with these topics now. */
    void tell(Collection<String> topics, TopicState state, @Nullable String detail) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        insert into outbox_topic (topic, state, detail) values (?, ?, ?)
                        on conflict (topic) do update set state = excluded.state, detail = excluded.detail""")) {
            for (var topic : topics) {
                statement.setString(1, topic);
                statement.setString(2, state.label());
                statement.setString(3, detail);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Says that a topic holds what the marker says.
     *
     * @param marker as JSON
     */
    void whole(String topic, long epoch, long things, String marker) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        update outbox_topic set state = ?, detail = null, epoch = ?, things = ?, marker = ?
                        where topic = ?""")) {
            statement.setString(1, TopicState.WHOLE.label());
            statement.setLong(2, epoch);
            statement.setLong(3, things);
            statement.setString(4, marker);
            statement.setString(5, topic);
            statement.executeUpdate();
        }
    }

    /** Says that a topic was compared just now, and how many things had to be published. */
    void compared(String topic, long published) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update outbox_topic set last_compared = now(), published = ? where topic = ?")) {
            statement.setLong(1, published);
            statement.setString(2, topic);
            statement.executeUpdate();
        }
    }

    /** Forgets what was asked up to then. */
    void answered(@Nullable OffsetDateTime asked) throws SQLException {
        try (var statement =
                connection.prepareStatement("update outbox_topic set asked = null, anew = false where asked <= ?")) {
            statement.setObject(1, asked, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.executeUpdate();
        }
    }
}
