package io.option150.outbox;

import io.option150.events.Event;
import io.option150.events.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;

/** The relay's view of the outbox, over one connection of its own: the lock lives and dies with it. */
final class OutboxTable implements AutoCloseable {

    /** An event with its place in the outbox. */
    record Row(long id, Event event) {}

    // Any constant will do: each service has a database of its own.
    private static final long RELAY_LOCK = 0x0150_0001L;

    // Longer than any statement here takes; a connection whose far side vanished is given up after it.
    private static final int SOCKET_TIMEOUT_MS = 30_000;

    // The one at work asks the database something at least every other second; who has not for so long is stopped or
    // cut off.
    private static final int SILENT_SECONDS = 5;

    private static final Duration STAY_EVERY = Duration.ofSeconds(1);

    private final Connection connection;
    private final String source;
    private long stayed = System.nanoTime();

    private OutboxTable(Connection connection, String source) {
        this.connection = connection;
        this.source = source;
    }

    /** Takes over this connection. */
    static OutboxTable on(Connection connection, String source) throws SQLException {
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, SOCKET_TIMEOUT_MS);
            return new OutboxTable(connection, source);
        } catch (SQLException | RuntimeException e) {
            // Nobody else will: the pool would have one less at each try.
            try (connection) {
                throw e;
            }
        }
    }

    /**
     * True: this connection's holder is now the one relay at work, until the connection ends, and hears of new rows. Not
     * before: notices that nobody fetches would pile up in the memory of one that stands by.
     */
    boolean tryLock() throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var result = statement.executeQuery("select pg_try_advisory_lock(" + RELAY_LOCK + ")")) {
                if (!result.next() || !result.getBoolean(1)) {
                    return false;
                }
            }
            return !statement.execute("listen outbox");
        }
    }

    /**
     * Ends the connection of whoever holds the lock and has not been heard of for 5 s: a process that was stopped, or that
     * the network cut off. Kafka refuses what it sends when it wakes up, as soon as another sender has opened.
     *
     * @return whether there was one
     */
    boolean endSilentHolder() throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select pg_terminate_backend(a.pid)
                        from pg_locks l join pg_stat_activity a on a.pid = l.pid
                        where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.classid::bigint = ?
                          and l.objid::bigint = ? and a.datname = current_database() and a.pid <> pg_backend_pid()
                          and a.state = 'idle' and a.state_change < now() - make_interval(secs => ?)""")) {
            statement.setLong(1, RELAY_LOCK >>> 32);
            statement.setLong(2, RELAY_LOCK & 0xFFFF_FFFFL);
            statement.setInt(3, SILENT_SECONDS);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    /** How far the tables are. */
    TablesLook look() throws SQLException {
        stayed = System.nanoTime();
        return EpochTable.look(connection);
    }

    /** How far the tables are; fails while they are in the middle of a restore. */
    TablesLook lookAtWhole() throws SQLException {
        EpochTable.requireKey(connection);
        return look();
    }

    /** Makes this the epoch of the tables; committed when this returns. Empty: they were written anew since that look. */
    Optional<TablesLook> raise(long epoch, TablesLook since) throws SQLException {
        return EpochTable.raise(connection, epoch, since);
    }

    /** A sequence that no thing has had. */
    long draw() throws SQLException {
        return EpochTable.draw(connection);
    }

    /** What is known of the topics, in the database. */
    TopicTable topics() {
        return new TopicTable(connection);
    }

    /** Shows those that wait for the lock that its holder is still there; to be called during all long work. */
    void stay() throws SQLException {
        if (System.nanoTime() - stayed > STAY_EVERY.toNanos()) {
            look();
        }
    }

    /** The oldest rows, at most this many, as events of this epoch. */
    List<Row> oldest(int limit, long epoch) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = connection.prepareStatement("""
                        select id, event_id, topic, key, type, data_schema, sequence, time, data, trace_parent
                        from outbox order by id limit ?""")) {
            statement.setInt(1, limit);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result, epoch));
                }
            }
        }
        return rows;
    }

    void delete(List<Row> rows) throws SQLException {
        var ids = rows.stream().map(Row::id).toArray();
        try (var statement = connection.prepareStatement("delete from outbox where id = any(?)")) {
            var array = connection.createArrayOf("bigint", ids);
            statement.setArray(1, array);
            statement.executeUpdate();
            array.free();
        }
    }

    long pending() throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from outbox")) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** Returns when a row was committed since the last call, or when the time is over. */
    void await(Duration atMost) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications((int) Math.max(1, atMost.toMillis()));
    }

    private Row row(ResultSet result, long epoch) throws SQLException {
        var event = new Event(
                result.getObject("event_id", UUID.class),
                source,
                result.getString("type"),
                result.getString("topic"),
                result.getString("key"),
                result.getObject("time", OffsetDateTime.class).toInstant(),
                new Version(epoch, result.getLong("sequence")),
                result.getString("data_schema"),
                result.getString("data"),
                result.getString("trace_parent"));
        return new Row(result.getLong("id"), event);
    }

    @Override
    public void close() throws SQLException {
        // Closing alone would give the connection back to its pool with the lock still held.
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("unlisten *");
            statement.execute("select pg_advisory_unlock_all()");
        }
    }
}
