package io.option150.e2e;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.PGConnection;

/** What a database of a running suite held at one moment, as {@code pg_dump --data-only --disable-triggers} has it. */
final class Dump {

    private static final int POSTGRES = 15432;

    private final Suite suite;
    private final String database;
    private final Map<String, byte[]> tables = new LinkedHashMap<>();
    private final List<String> sequences = new ArrayList<>();

    private Dump(Suite suite, String database) {
        this.suite = suite;
        this.database = database;
    }

    /** Takes all tables as they are in one snapshot; those of the schema's own history stay out. */
    static Dump of(Suite suite, String database) throws IOException, SQLException {
        var dump = new Dump(suite, database);
        try (var connection = dump.connection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (var table : words(connection, """
                    select quote_ident(tablename) from pg_tables
                    where schemaname = 'public' and tablename <> 'flyway_schema_history'""")) {
                var bytes = new ByteArrayOutputStream();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", bytes);
                dump.tables.put(table, bytes.toByteArray());
            }
            dump.sequences.addAll(words(connection, """
                    select format('select setval(%L, %s, %L)', quote_ident(sequencename), coalesce(last_value, 1),
                        last_value is not null) from pg_sequences where schemaname = 'public'"""));
            connection.commit();
        }
        return dump;
    }

    /** Puts all of it back, in one transaction, under the running services. */
    void restore() throws IOException, SQLException {
        try (var connection = connection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                statement.execute("truncate " + String.join(", ", tables.keySet()));
                for (var table : tables.entrySet()) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy " + table.getKey() + " from stdin",
                                    new ByteArrayInputStream(table.getValue()));
                }
                for (var sequence : sequences) {
                    statement.execute(sequence);
                }
            }
            connection.commit();
        }
    }

    private static List<String> words(Connection connection, String query) throws SQLException {
        var words = new ArrayList<String>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }

    private Connection connection() throws IOException, SQLException {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(suite.data().resolve("secrets"))) {
            secrets.load(reader);
        }
        var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + (POSTGRES + suite.offset()) + "/" + database,
                "postgres",
                secrets.getProperty("postgres"));
        connection.setAutoCommit(false);
        return connection;
    }
}
