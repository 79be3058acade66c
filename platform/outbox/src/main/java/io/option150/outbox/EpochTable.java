package io.option150.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** The epoch in the database, and the sequence beside it. */
final class EpochTable {

    private EpochTable() {}

    /** How far the tables are. The sequence is what it is now, in whatever transaction. */
    static TablesLook look(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("""
                        select coalesce(e.epoch, 0) as epoch,
                               case when s.is_called then s.last_value else 0 end as sequence,
                               concat_ws('/', s.tableoid, e.tableoid, e.xmin) as identity,
                               a.asked, coalesce(a.anew, false) as anew
                        from event_sequence s
                        left join outbox_epoch e on true
                        left join (select max(asked) as asked, bool_or(anew) as anew
                                   from outbox_topic where asked is not null) a on true""")) {
            if (!result.next()) {
                throw new SQLException("the sequence event_sequence has no row");
            }
            return new TablesLook(
                    result.getLong("epoch"),
                    result.getLong("sequence"),
                    result.getString("identity"),
                    result.getObject("asked", OffsetDateTime.class),
                    result.getBoolean("anew"));
        }
    }

    /** Makes this the epoch of the tables, unless they have a later one. */
    static void raise(Connection connection, long epoch) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        insert into outbox_epoch (id, epoch) values (1, ?)
                        on conflict (id) do update set epoch = greatest(outbox_epoch.epoch, excluded.epoch)""")) {
            statement.setLong(1, epoch);
            statement.executeUpdate();
        }
    }

    /** A sequence that no thing has had. */
    static long draw(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select nextval('event_sequence')")) {
            if (!result.next()) {
                throw new SQLException("no sequence was drawn");
            }
            return result.getLong(1);
        }
    }
}
