package io.option150.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** All tables at one moment: a repeatable-read transaction that changes nothing. */
final class TableSnapshot implements AutoCloseable {

    // Between two fetches of a cursor; a connection whose far side vanished is given up after it.
    private static final int SOCKET_TIMEOUT_MS = 30_000;

    private final Connection connection;

    private TableSnapshot(Connection connection) {
        this.connection = connection;
    }

    /** Takes over this connection. */
    static TableSnapshot on(Connection connection) throws SQLException {
        var snapshot = new TableSnapshot(connection);
        try {
            connection.setNetworkTimeout(Runnable::run, SOCKET_TIMEOUT_MS);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return snapshot;
        } catch (SQLException | RuntimeException e) {
            try (snapshot) {
                throw e;
            }
        }
    }

    Connection connection() {
        return connection;
    }

    TablesLook look() throws SQLException {
        return EpochTable.look(connection);
    }

    /** Keys of the things of this topic whose events wait in the outbox. */
    Set<String> waiting(String topic) throws SQLException {
        try (var statement = connection.prepareStatement("select distinct key from outbox where topic = ?")) {
            statement.setString(1, topic);
            try (var result = statement.executeQuery()) {
                var keys = new HashSet<String>();
                while (result.next()) {
                    keys.add(result.getString(1));
                }
                return keys;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        }
    }
}
