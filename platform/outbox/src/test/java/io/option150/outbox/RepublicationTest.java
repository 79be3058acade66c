package io.option150.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.Event;
import io.option150.events.Version;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is lost, topic or tables: soon the topic read from its beginning agrees with its marker and with the tables, and
 * whoever had read the lost one takes what is told now. That this takes no longer than ten seconds is measured on the whole
 * suite, where nothing else runs.
 */
class RepublicationTest {

    private static final String DATABASE = "republication_test";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(4);
    private static final Things ALPHA = new Things("outbox-alpha");
    private static final Things BETA = new Things("outbox-beta");

    private final TestBackends backends;
    private final Relays relays;
    private final Consumer consumer;
    private final List<OutboxRelay> running = new ArrayList<>();

    RepublicationTest() throws Exception {
        backends = TestBackends.start();
        backends.freshDatabase(DATABASE);
        relays = Relays.on(backends, DATABASE, List.of(ALPHA, BETA));
        consumer = new Consumer(backends.bootstrapServers(), ALPHA.topic());
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
    void everythingIsTellableFromTheStartAndSentWithMarkers() throws Exception {
        put("a", "1");
        long before = System.currentTimeMillis();
        start();
        whole();
        put("b", "2");
        remove("a");
        whole();
        assertThat(consumer.held()).containsOnlyKeys("b");
        assertThat(epoch()).isBetween(before, System.currentTimeMillis());
    }

    /** A second comparison holds up events for a second, just when somebody tries the suite for the first time. */
    @Test
    void aBeginningIsComparedOnce() throws Exception {
        put("a", "1");
        start();
        whole();
        double compared = comparisons();
        long end = System.nanoTime() + Term.AGAIN_AFTER.plusSeconds(2).toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            put("b", "text " + i);
            whole();
        }
        assertThat(comparisons()).isEqualTo(compared);
    }

    @Test
    void aRelayThatFindsAllEqualSendsNothing() throws Exception {
        var relay = start();
        put("a", "1");
        put("a", "2");
        put("b", "1");
        remove("b");
        whole();
        stop(relay);
        long epoch = epoch();
        long end = end();
        double compared = comparisons();

        start();
        Await.throughTrouble("it compared both topics", PATIENCE, () -> comparisons() >= compared + 2);
        put("c", "1");
        whole();
        // The event, its marker, and the record that ends the transaction.
        assertThat(end()).isEqualTo(end + 3);
        assertThat(epoch()).isEqualTo(epoch);
    }

    @Test
    void whatWaitedIsSentAndNothingElse() throws Exception {
        var relay = start();
        put("a", "1");
        put("b", "1");
        put("c", "1");
        whole();
        stop(relay);
        long epoch = epoch();
        double compared = comparisons();

        put("a", "2");
        put("new", "1");
        remove("b");
        start();
        whole();
        Await.throughTrouble("it compared both topics", PATIENCE, () -> comparisons() >= compared + 2);
        assertThat(consumer.held()).containsOnlyKeys("a", "c", "new");
        assertThat(epoch()).isEqualTo(epoch);
        assertThat(relays.count("select sum(published) from outbox_topic")).isZero();
    }

    @Test
    void topicsDeletedUnderARunningRelayAreMadeAndFilledAgain() throws Exception {
        start();
        for (int i = 0; i < 11; i++) {
            put("file-" + i, "1");
        }
        whole();
        backends.deleteTopics();
        whole();

        // The same with a change right behind: the relay is in the middle of sending when it notices.
        backends.deleteTopics();
        put("file-3", "2");
        put("one-more", "1");
        remove("file-5");
        whole();
    }

    @Test
    void aWipedKafkaIsFilledAgain() throws Exception {
        start();
        put("a", "1");
        put("b", "1");
        whole();
        backends.wipeKafka();
        put("b", "2");
        whole();
        assertThat(consumer.held()).containsOnlyKeys("a", "b");
    }

    @Test
    void aTopicThatLostItsEndIsFilledUpInTheSameEpoch() throws Exception {
        var relay = start();
        put("a", "1");
        put("b", "1");
        whole();
        long epoch = epoch();
        stop(relay);
        // Change things behind the topic's back, as if their records had been lost.
        put("a", "2");
        put("c", "1");
        relays.execute("delete from outbox");
        remove("b");
        relays.execute("delete from outbox");
        start();
        whole();
        assertThat(consumer.held()).containsOnlyKeys("a", "c");
        assertThat(epoch()).isEqualTo(epoch);
    }

    @Test
    void aDatabaseRestoredUnderARunningRelayIsToldInALaterEpoch() throws Exception {
        start();
        put("stays", "1");
        put("changes", "1");
        put("goes", "1");
        whole();
        backup();
        put("changes", "2");
        put("new", "1");
        remove("goes");
        whole();
        long epoch = epoch();

        restore();
        whole();
        assertThat(consumer.held()).containsOnlyKeys("stays", "changes", "goes");
        assertThat(epoch()).isGreaterThan(epoch);
        // The first change after it counts, though its sequence was drawn before.
        put("changes", "3");
        whole();
    }

    @Test
    void aDatabaseRestoredWhileNobodyLooked() throws Exception {
        var relay = start();
        put("changes", "1");
        put("goes", "1");
        whole();
        backup();
        put("changes", "2");
        put("new", "1");
        remove("goes");
        whole();
        stop(relay);

        restore();
        // As many changes as were lost, and more: the sequence alone tells nothing any more.
        for (int i = 0; i < 5; i++) {
            put("other", "" + i);
        }
        start();
        whole();
        assertThat(consumer.held()).containsOnlyKeys("changes", "goes", "other");
    }

    @Test
    void aDatabaseRestoredAndItsConnectionsCut() throws Exception {
        start();
        put("a", "1");
        whole();
        backup();
        put("a", "2");
        put("b", "1");
        whole();
        long epoch = epoch();
        try (var connection = relays.connection()) {
            connection.setAutoCommit(false);
            cut(connection);
            restore(connection);
            connection.commit();
        }
        whole();
        assertThat(consumer.held()).containsOnlyKeys("a");
        assertThat(epoch()).isGreaterThan(epoch);
    }

    @Test
    void bothAtOnce() throws Exception {
        start();
        put("a", "1");
        put("b", "1");
        whole();
        backup();
        put("a", "2");
        put("c", "1");
        whole();
        long epoch = epoch();
        backends.wipeKafka();
        restore();
        whole();
        assertThat(consumer.held()).containsOnlyKeys("a", "b");
        assertThat(epoch()).isGreaterThan(epoch);
    }

    @Test
    void aRelayThatWasStoppedSendsNothingWhenAnotherTookOver() throws Exception {
        var stopped = process();
        try {
            put("a", "1");
            whole();
            signal("STOP", stopped);
            put("a", "2");
            start();
            put("b", "1");
            // The other one holds the lock until it has been silent for 5 s.
            whole();
            long epoch = epoch();

            signal("CONT", stopped);
            long end = end();
            Thread.sleep(3_000);
            assertThat(end()).isEqualTo(end);
            assertThat(stopped.isAlive()).isTrue();
            put("a", "3");
            remove("b");
            whole();
            assertThat(epoch()).isEqualTo(epoch);
        } finally {
            stopped.destroyForcibly().waitFor();
        }
    }

    private double comparisons() {
        return relays.meters().get("option150.outbox.comparisons").counter().count();
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProcess.class.getName(),
                        backends.jdbcUrl(DATABASE),
                        backends.user(DATABASE),
                        backends.password(),
                        backends.bootstrapServers(),
                        ALPHA.topic(),
                        BETA.topic())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void anOlderStateThatStandsLastIsRepaired() throws Exception {
        var relay = start();
        put("a", "1");
        whole();
        var first = Objects.requireNonNull(consumer.held().get("a"));
        put("a", "2");
        whole();
        stop(relay);
        // What a relay of before would do that was thought dead: an older state behind the newer one.
        try (var sender = EventSender.open(
                Map.of("bootstrap.servers", backends.bootstrapServers()),
                "somebody-else",
                new OutboxMetrics(relays.meters()),
                () -> {})) {
            sender.send(List.of(new Event(
                    UUID.randomUUID(),
                    "/option150/test",
                    "io.option150.thing.changed",
                    ALPHA.topic(),
                    "a",
                    Instant.now(),
                    first,
                    Things.SCHEMA,
                    "{}")));
        }
        start();
        whole();
        try (var scan = new TopicScan(Map.of("bootstrap.servers", backends.bootstrapServers()), new ObjectMapper())) {
            assertThat(scan.read(ALPHA.topic(), () -> {}).isOutlived("a")).isFalse();
        }
    }

    @Test
    void allIsPublishedAnewWhenSomebodyAsksForIt() throws Exception {
        start();
        put("a", "1");
        whole();
        long epoch = epoch();
        relays.execute("update outbox_topic set asked = now(), anew = true where topic = 'outbox-alpha'");
        Await.throughTrouble("a later epoch", PATIENCE, () -> epoch() > epoch);
        whole();
        // The relay says so only when it is through with the other topic, too.
        Await.throughTrouble(
                "it is answered",
                PATIENCE,
                () -> relays.count("select count(*) from outbox_topic where asked is not null") == 0);
        assertThat(relays.count("select published from outbox_topic where topic = 'outbox-alpha'"))
                .isOne();
    }

    @Test
    void topicsThatWouldLoseEventsAreRefused() throws Exception {
        try (var admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic(ALPHA.topic(), 3, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
            put("a", "1");
            start();
            refused("must have one partition, has 3");
            assertThat(relays.count("select count(*) from outbox")).isOne();

            Await.throughTrouble("it is made here, and not by the relay, which may be the first", PATIENCE, () -> {
                backends.deleteTopics();
                admin.createTopics(List.of(new NewTopic(ALPHA.topic(), 1, (short) 1)))
                        .all()
                        .get();
                return true;
            });
            refused("must have cleanup.policy=compact, has delete");
            admin.deleteTopics(List.of(ALPHA.topic())).all().get();
        }
        whole();
        assertThat(relays.meters().get("option150.outbox.refused").gauge().value())
                .isZero();
    }

    /** Of the relay's own time on a processor, whatever else the machine does meanwhile. */
    @Test
    void aHundredThousandThingsAreToldWithinHalfAMinute() throws Exception {
        try (var connection = relays.connection()) {
            ALPHA.fill(connection, 100_000);
        }
        start();
        Await.throughTrouble(
                "published",
                LONG_PATIENCE,
                () -> relays.count("select count(*) from outbox_topic where state = 'whole'") == 2);
        var published = relayAtWork();
        assertThat(published).isLessThan(Duration.ofSeconds(30));
        whole();
        assertThat(consumer.held()).hasSize(100_000);

        relays.execute("update outbox_topic set asked = now()");
        Await.throughTrouble(
                "compared",
                LONG_PATIENCE,
                () -> relays.count("select count(*) from outbox_topic where asked is not null") == 0);
        assertThat(relayAtWork().minus(published)).isLessThan(Duration.ofSeconds(30));
    }

    /** For how long the relay's thread had a processor. */
    private static Duration relayAtWork() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("outbox-relay"))
                .map(thread -> Duration.ofNanos(threads.getThreadCpuTime(thread.threadId())))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void refused(String why) throws Exception {
        Await.throughTrouble(
                why,
                PATIENCE,
                () -> relays.count("select count(*) from outbox_topic where state = 'refused' and detail like '%" + why
                                        + "%'")
                                == 1
                        && relays.meters()
                                        .get("option150.outbox.refused")
                                        .gauge()
                                        .value()
                                == 1);
    }

    /** Waits until both topics agree with their markers and tables, and whoever follows the first holds just that. */
    private void whole() throws Exception {
        Await.throughTrouble("topics agree with tables", PATIENCE, () -> {
            try (var connection = relays.connection()) {
                var tables = ALPHA.versions(connection);
                var other = new Consumer(backends.bootstrapServers(), BETA.topic());
                return relays.count("select count(*) from outbox") == 0
                        && read(tables)
                        && other.read()
                        && other.held().equals(BETA.versions(connection));
            }
        });
        Await.throughTrouble("who reads afresh holds the same", PATIENCE, () -> {
            var afresh = new Consumer(backends.bootstrapServers(), ALPHA.topic());
            return afresh.read() && afresh.held().equals(consumer.held());
        });
    }

    private boolean read(Map<String, Version> tables) {
        return consumer.read() && consumer.held().equals(tables);
    }

    private OutboxRelay start() {
        var relay = relays.relay();
        relay.start(new StartupEvent());
        running.add(relay);
        return relay;
    }

    private void stop(OutboxRelay relay) throws InterruptedException {
        relay.stop(new ShutdownEvent());
        running.remove(relay);
    }

    private void put(String key, String text) throws SQLException {
        try (var connection = relays.connection()) {
            ALPHA.put(connection, key, text);
        }
    }

    private void remove(String key) throws SQLException {
        try (var connection = relays.connection()) {
            ALPHA.remove(connection, key);
        }
    }

    private long epoch() throws SQLException {
        return relays.count("select epoch from outbox_epoch");
    }

    /** What a dump would hold. */
    private void backup() throws SQLException {
        relays.execute("""
                create schema dump;
                create table dump.alpha as table outbox_alpha;
                create table dump.outbox as table outbox;
                create table dump.epoch as table outbox_epoch;
                create table dump.topic as table outbox_topic;
                create table dump.sequence as select last_value, is_called from event_sequence""");
    }

    private void restore() throws SQLException {
        try (var connection = relays.connection()) {
            restore(connection);
        }
    }

    /** What restoring a dump does to the tables, in one transaction; in the order in which the relay reads them. */
    private static void restore(Connection connection) throws SQLException {
        Things.execute(connection, """
                begin;
                truncate outbox_epoch, outbox_topic, outbox, outbox_alpha;
                insert into outbox_alpha select * from dump.alpha;
                insert into outbox overriding system value select * from dump.outbox;
                insert into outbox_epoch select * from dump.epoch;
                insert into outbox_topic select * from dump.topic;
                select setval('event_sequence', last_value, is_called) from dump.sequence;
                commit""");
    }

    private static void cut(Connection connection) throws SQLException {
        Things.execute(connection, """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()""");
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", backends.bootstrapServers()));
    }

    private static TopicPartition partition() {
        return new TopicPartition(ALPHA.topic(), 0);
    }

    private long end() throws Exception {
        try (var admin = admin()) {
            return admin.listOffsets(Map.of(partition(), OffsetSpec.latest()))
                    .partitionResult(partition())
                    .get()
                    .offset();
        }
    }
}
