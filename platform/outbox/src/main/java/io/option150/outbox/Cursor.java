package io.option150.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Walks over a query's rows with few of them in memory. */
public final class Cursor {

    // Rows fetched at once.
    private static final int FETCH = 1000;

    private Cursor() {}

    /** Makes a thing of the row that the result stands on. */
    @FunctionalInterface
    public interface Row {
        Change read(ResultSet row) throws SQLException;
    }

    /**
     * Shows each row to the visitor.
     *
     * @param connection in a transaction: outside of one the driver would read all rows at once
     */
    public static void forEach(Connection connection, String query, Row row, TopicSource.Visitor visitor)
            throws SQLException, InterruptedException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setFetchSize(FETCH);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    visitor.visit(row.read(result));
                }
            }
        }
    }
}
