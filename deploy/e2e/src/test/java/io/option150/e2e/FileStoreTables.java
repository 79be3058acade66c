package io.option150.e2e;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/** The tables of a suite's file store, for what would take a call each of a hundred thousand. */
final class FileStoreTables {

    private static final String PART = "file-store";

    private final Loss loss;

    FileStoreTables(Suite suite) {
        this.loss = new Loss(suite);
    }

    /** Puts records of this many phones with one line each, and has their files made: {@code SEP00000C000001} and so on. */
    void addPhones(int count, String group) throws IOException, SQLException {
        execute("""
                insert into device_config (device, settings, lines, call_manager_group, version, sequence, modified, who)
                select 'SEP00000C' || lpad(upper(to_hex(n)), 6, '0'),
                    '{"model":"8841","protocol":"SIP","load":"","fields":{},"overrides":""}',
                    jsonb_build_array(jsonb_build_object('number', n::text, 'label', 'Line ' || n, 'displayName', '',
                        'authName', '', 'proxy', '')),
                    '%s', 1, nextval('event_sequence'), now(), 'test'
                from generate_series(1, %d) n""".formatted(group, count), """
                insert into render_queue (device) select device from device_config where call_manager_group = '%s'""".formatted(group));
    }

    /** Whether files are to be made, or events to be sent. */
    boolean waits() throws IOException, SQLException {
        return number("select count(*) from (select from render_queue limit 1) q") > 0
                || number("select count(*) from (select from outbox limit 1) o") > 0;
    }

    /** The number that a query gives. */
    long number(String query) throws IOException, SQLException {
        try (var connection = connect();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String... statements) throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    /** As the file store itself does. */
    private Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                setting("quarkus.datasource.jdbc.url"),
                setting("quarkus.datasource.username"),
                loss.environment(PART).get("QUARKUS_DATASOURCE_PASSWORD"));
    }

    private String setting(String name) throws IOException {
        return Arrays.stream(loss.command(PART))
                .filter(word -> word.startsWith("-D" + name + "="))
                .map(word -> word.substring(name.length() + 3))
                .findFirst()
                .orElseThrow();
    }
}
