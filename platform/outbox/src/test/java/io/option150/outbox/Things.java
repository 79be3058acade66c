package io.option150.outbox;

import io.option150.events.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service's table of the tests: things of one topic, each with a text. */
record Things(String topic) implements TopicSource {

    /** What is told of a thing. */
    record Thing(String key, String text, long sequence) {}

    static final String SCHEMA = "urn:option150:schema:thing:1.0";

    private String table() {
        return topic.replace('-', '_');
    }

    String ddl() {
        return "create table " + table() + " (key text primary key, text text not null, sequence bigint not null)";
    }

    /** Changes a thing with its event, in one transaction, as services do. */
    void put(Connection connection, String key, String text) throws SQLException {
        execute(connection, """
                with drawn as (select nextval('event_sequence') as s),
                     stored as (insert into %1$s (key, text, sequence) select '%2$s', '%3$s', s from drawn
                                on conflict (key) do update set text = excluded.text, sequence = excluded.sequence
                                returning *)
                insert into outbox (event_id, topic, key, type, data_schema, sequence, time, data)
                select gen_random_uuid(), '%4$s', key, 'io.option150.thing.changed', '%5$s', sequence, now(),
                       json_build_object('sequence', sequence, 'text', text, 'key', key)::text
                from stored""".formatted(table(), key, text, topic, SCHEMA));
    }

    /** Removes a thing with its event, in one transaction. */
    void remove(Connection connection, String key) throws SQLException {
        execute(connection, """
                with gone as (delete from %s where key = '%s' returning key)
                insert into outbox (event_id, topic, key, type, data_schema, sequence, time, data)
                select gen_random_uuid(), '%s', key, 'io.option150.thing.removed', '%s', nextval('event_sequence'),
                       now(), null
                from gone""".formatted(table(), key, topic, SCHEMA));
    }

    /** Things without events: what the topic never heard of. */
    void fill(Connection connection, int count) throws SQLException {
        execute(connection, """
                insert into %s (key, text, sequence)
                select 'SEP' || lpad(n::text, 12, '0'), 'cluster-' || n %% 7, nextval('event_sequence')
                from generate_series(1, %d) n""".formatted(table(), count));
    }

    /** Versions of all things there are, as a topic is to tell them. */
    Map<String, Version> versions(Connection connection) throws SQLException {
        long epoch = EpochTable.look(connection).epoch();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select key, sequence from " + table())) {
            var versions = new HashMap<String, Version>();
            while (result.next()) {
                versions.put(result.getString(1), new Version(epoch, result.getLong(2)));
            }
            return versions;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public boolean owns(String key) {
        return true;
    }

    @Override
    public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
        Cursor.forEach(
                snapshot,
                "select key, text, sequence from " + table(),
                row -> change(
                        row.getString("key"),
                        "changed",
                        row.getLong("sequence"),
                        new Thing(row.getString("key"), row.getString("text"), row.getLong("sequence"))),
                visitor);
    }

    @Override
    public Change removal(String key, long sequence) {
        return change(key, "removed", sequence, null);
    }

    private Change change(String key, String what, long sequence, @Nullable Thing thing) {
        return new Change(topic, key, "io.option150.thing." + what, SCHEMA, sequence, thing);
    }
}
