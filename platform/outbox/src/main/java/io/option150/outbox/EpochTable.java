package io.option150.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

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

    /**
     * Fails while the epoch's table has no primary key, and changes nothing: a restore makes the keys last, so until then
     * the tables hold a part of what they will.
     */
    static void requireKey(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into outbox_epoch (id, epoch) select 1, 0 where false on conflict (id) do nothing");
        }
    }

    /**
     * Makes this the epoch of the tables, unless they have a later one, or were written anew since that look.
     *
     * @return how far the tables are with it; empty: they were written anew
     */
    static Optional<TablesLook> raise(Connection connection, long epoch, TablesLook since) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        insert into outbox_epoch (id, epoch) values (1, ?)
                        on conflict (id) do update set epoch = greatest(outbox_epoch.epoch, excluded.epoch)
                        where concat_ws('/', (select s.tableoid from event_sequence s),
                                        outbox_epoch.tableoid, outbox_epoch.xmin) = ?
                        returning epoch, concat_ws('/', (select s.tableoid from event_sequence s), tableoid, xmin)""")) {
            statement.setLong(1, epoch);
            statement.setString(2, since.identity());
            try (var result = statement.executeQuery()) {
                return result.next()
                        ? Optional.of(new TablesLook(
                                result.getLong(1), since.sequence(), result.getString(2), since.asked(), since.anew()))
                        : Optional.empty();
            }
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
