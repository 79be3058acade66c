package io.option150.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dumps are played back in steps, and at moments when nobody looks; a first start is no restore. */
class RestoreTest {

    private static final String DATABASE = "restore_test";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_STEPS = Duration.ofSeconds(3);
    private static final Things THINGS = new Things("restored-things");

    private final TestBackends backends;
    private final Relays relays;
    private final Consumer consumer;
    private final List<OutboxRelay> running = new ArrayList<>();

    RestoreTest() throws Exception {
        backends = TestBackends.start();
        backends.freshDatabase(DATABASE);
        relays = Relays.on(backends, DATABASE, List.of(THINGS));
        consumer = new Consumer(backends.bootstrapServers(), THINGS.topic());
    }

    @BeforeEach
    void tablesAndNoTopics() throws Exception {
        backends.deleteTopics();
        relays.migrate();
    }

    @AfterEach
    void close() throws Exception {
        for (var relay : running) {
            relay.stop(new ShutdownEvent());
        }
        relays.close();
    }

    @Test
    void aFirstStartIsNoTrouble() throws Exception {
        try (var log = new Lines()) {
            start(THINGS);
            put("a", "1");
            whole();
            assertThat(log.lines).anyMatch(line -> line.startsWith("INFO Relaying events"));
            assertThat(log.lines).noneMatch(line -> line.matches("(WARN|ERROR|SEVERE|FATAL).*"));
        }
        assertThat(relays.count("select epoch from outbox_epoch")).isPositive();
    }

    /** As {@code pg_restore --clean} and {@code psql} do it: tables, rows, sequences and, last of all, keys. */
    @Test
    void nothingIsToldOfTablesWhoseKeysAreYetToCome() throws Exception {
        start(THINGS);
        long epoch = changedSinceTheDump();
        var before = List.copyOf(consumer.held().keySet());

        // In the order in which the relay reads them: neither waits for what the other holds.
        relays.execute("""
                begin;
                drop sequence event_sequence;
                lock table outbox_epoch, outbox_topic, outbox, restored_things;
                drop schema public cascade;
                commit""");
        try (var connection = relays.connection()) {
            connection.setAutoCommit(false);
            Things.execute(connection, "create schema public");
            relays.migrate(connection);
            Things.execute(connection, """
                    truncate outbox_epoch;
                    alter table outbox_epoch drop constraint outbox_epoch_pkey""");
            connection.commit();
            connection.setAutoCommit(true);
        }
        relays.execute("insert into restored_things select * from dump.things where key = 'stays'");
        Thread.sleep(BETWEEN_STEPS);
        relays.execute("""
                insert into restored_things select * from dump.things where key <> 'stays';
                insert into outbox_epoch select * from dump.epoch;
                select setval('event_sequence', last_value, is_called) from dump.sequence""");
        Thread.sleep(BETWEEN_STEPS);
        Await.throughTrouble("the topic is read again", PATIENCE, consumer::read);
        assertThat(consumer.held()).containsOnlyKeys(before);

        relays.execute("alter table outbox_epoch add primary key (id)");
        whole();
        restored(epoch);
    }

    @Test
    void whoStandsByOutlivesASecondRestore() throws Exception {
        start(THINGS);
        put("a", "1");
        whole();
        start(THINGS);
        for (int restore = 0; restore < 2; restore++) {
            relays.execute("alter table outbox rename to outbox_away");
            Thread.sleep(1_000);
            relays.execute("alter table outbox_away rename to outbox");
            put("a", "after restore " + restore);
            whole();
            // Longer than tables may be away.
            Thread.sleep(6_000);
        }
        assertThat(relays.ended().getCount()).as("services that ended").isOne();
    }

    @Test
    void rowsThatComeAfterTheComparisonAreTold() throws Exception {
        start(THINGS);
        long epoch = changedSinceTheDump();
        relays.execute("truncate outbox, restored_things");
        relays.execute("insert into restored_things select * from dump.things where key = 'stays'");
        relays.execute("truncate outbox_epoch; insert into outbox_epoch select * from dump.epoch");
        relays.execute("select setval('event_sequence', last_value, is_called) from dump.sequence");
        Await.throughTrouble(
                "the first step is told",
                PATIENCE,
                () -> consumer.read() && consumer.held().size() == 1);
        relays.execute("insert into restored_things select * from dump.things where key <> 'stays'");
        whole();
        restored(epoch);
    }

    @Test
    void aRestoreDuringTheComparisonIsSeen() throws Exception {
        var restores = new AtomicBoolean();
        start(new Hooked(() -> {
            if (restores.getAndSet(false)) {
                // Rows are deleted, since the comparison's own transaction keeps tables from being emptied.
                relays.execute("""
                        begin;
                        delete from restored_things;
                        insert into restored_things select * from dump.things;
                        delete from outbox_epoch;
                        insert into outbox_epoch select * from dump.epoch;
                        select setval('event_sequence', last_value, is_called) from dump.sequence;
                        commit""");
            }
        }));
        long epoch = changedSinceTheDump();
        restores.set(true);
        relays.execute("update outbox_topic set asked = now()");
        Await.throughTrouble("it was restored", PATIENCE, () -> !restores.get());
        whole();
        restored(epoch);
    }

    /** Makes a dump, and changes everything after it; returns the epoch of then. */
    private long changedSinceTheDump() throws Exception {
        put("stays", "1");
        put("changes", "1");
        put("goes", "1");
        whole();
        relays.execute("""
                create schema dump;
                create table dump.things as table restored_things;
                create table dump.epoch as table outbox_epoch;
                create table dump.sequence as select last_value, is_called from event_sequence""");
        put("changes", "2");
        put("new", "1");
        try (var connection = relays.connection()) {
            THINGS.remove(connection, "goes");
        }
        whole();
        return relays.count("select epoch from outbox_epoch");
    }

    private void restored(long epochBefore) throws SQLException {
        assertThat(consumer.held()).containsOnlyKeys("stays", "changes", "goes");
        assertThat(relays.count("select epoch from outbox_epoch")).isGreaterThan(epochBefore);
    }

    private void start(TopicSource source) {
        var relay = relays.relay(backends.bootstrapServers(), List.of(source));
        relay.start(new StartupEvent());
        running.add(relay);
    }

    private void put(String key, String text) throws SQLException {
        try (var connection = relays.connection()) {
            THINGS.put(connection, key, text);
        }
    }

    /** Waits until the topic agrees with its marker and the tables. */
    private void whole() throws Exception {
        Await.throughTrouble("the topic agrees with its tables", PATIENCE, () -> {
            try (var connection = relays.connection()) {
                return relays.count("select count(*) from outbox") == 0
                        && consumer.read()
                        && consumer.held().equals(THINGS.versions(connection));
            }
        });
    }

    @FunctionalInterface
    private interface Hook {
        void run() throws SQLException;
    }

    /** The things, and something that is done whenever all of them were read. */
    private record Hooked(Hook then) implements TopicSource {

        @Override
        public String topic() {
            return THINGS.topic();
        }

        @Override
        public boolean owns(String key) {
            return THINGS.owns(key);
        }

        @Override
        public void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException {
            THINGS.forEach(snapshot, visitor);
            then.run();
        }

        @Override
        public Change removal(String key, long sequence) {
            return THINGS.removal(key, sequence);
        }
    }

    /** What the relay logs: level and text. */
    private static final class Lines extends Handler implements AutoCloseable {

        final List<String> lines = new CopyOnWriteArrayList<>();
        private final Logger log = Logger.getLogger("io.option150.outbox");

        Lines() {
            log.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            log.removeHandler(this);
        }
    }
}
