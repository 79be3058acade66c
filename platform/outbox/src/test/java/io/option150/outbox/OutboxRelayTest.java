package io.option150.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A relay whose tables are gone ends its service, which makes them anew at its next start; no other trouble does. */
class OutboxRelayTest {

    private static final String DATABASE = "outbox_relay_test";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Things THINGS = new Things("outbox-relay-test");

    private final TestBackends backends;
    private final Relays relays;

    OutboxRelayTest() throws Exception {
        backends = TestBackends.start();
        backends.freshDatabase(DATABASE);
        relays = Relays.on(backends, DATABASE, List.of(THINGS));
    }

    @BeforeEach
    void emptyKafka() throws Exception {
        backends.deleteTopics();
    }

    @AfterEach
    void close() {
        relays.close();
    }

    @Test
    void endsTheServiceThatStartsOnADatabaseWithoutTables() throws Exception {
        OutboxRelay relay = relays.relay();
        relay.start(new StartupEvent());
        assertThat(relays.ended().await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        relay.stop(new ShutdownEvent());
    }

    @Test
    void relaysUntilItsTablesAreGoneAndThenEndsTheService() throws Exception {
        relays.migrate();
        OutboxRelay relay = relays.relay();
        relay.start(new StartupEvent());
        insert();
        await("the event is sent and its row is gone", () -> rows() == 0);
        assertThat(relays.ended().getCount()).isOne();

        relays.execute("drop table outbox");
        assertThat(relays.ended().await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        relay.stop(new ShutdownEvent());
    }

    @Test
    void itsClientIsShownAsLongAsItIsAtWork() throws Exception {
        relays.migrate();
        OutboxRelay relay = relays.relay();
        relay.start(new StartupEvent());
        insert();
        await(
                "what was sent is shown",
                () -> relays.meters()
                                .get("kafka.producer.record.send.total")
                                .tag("client.id", "outbox-test-outbox")
                                .functionCounter()
                                .count()
                        > 0);
        assertThat(relays.meters().getMeters()).hasSizeLessThan(200);
        relay.stop(new ShutdownEvent());
        assertThat(relays.meters().getMeters())
                .noneMatch(meter -> meter.getId().getName().startsWith("kafka."));
    }

    @Test
    void waitsForKafkaWithTheEventKept() throws Exception {
        relays.migrate();
        insert();
        OutboxRelay relay = relays.relay("127.0.0.1:1");
        relay.start(new StartupEvent());
        await(
                "it tried",
                () -> relays.meters().get("option150.outbox.failures").counter().count() > 0);
        assertThat(relays.ended().getCount()).isOne();
        assertThat(rows()).isOne();
        relay.stop(new ShutdownEvent());
    }

    @Test
    void outlivesConnectionsThatFailBeforeTheyListen() throws Exception {
        relays.migrate();
        var held = new ArrayList<Connection>();
        for (int i = 0; i < 4; i++) {
            held.add(relays.connection());
        }
        for (var connection : held) {
            connection.close();
        }
        // The pool gives out four connections whose far side is gone: LISTEN fails on each.
        try (var other = DriverManager.getConnection(
                        backends.jdbcUrl(DATABASE), backends.user(DATABASE), backends.password());
                var statement = other.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()""");
        }
        var relay = relays.relay();
        relay.start(new StartupEvent());
        await("it is at work", () -> relays.count("select count(*) from outbox_topic where state = 'whole'") == 1);
        relay.stop(new ShutdownEvent());
    }

    private void insert() throws SQLException {
        try (var connection = relays.connection()) {
            THINGS.put(connection, "a", "1");
        }
    }

    private long rows() throws SQLException {
        return relays.count("select count(*) from outbox");
    }

    private static void await(String what, Callable<Boolean> condition) throws InterruptedException {
        Await.throughTrouble(what, PATIENCE, condition);
    }
}
