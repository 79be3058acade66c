package io.option150.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.option150.testkit.TestBackends;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A relay whose tables are gone ends its service, which makes them anew at its next start; no other trouble does. */
class OutboxRelayTest {

    private static final String DATABASE = "outbox_relay_test";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestBackends backends;
    private final AgroalDataSource database;

    OutboxRelayTest() throws Exception {
        backends = TestBackends.start();
        backends.freshDatabase(DATABASE);
        database = AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.MAX_SIZE, "4",
                        AgroalPropertiesReader.JDBC_URL, backends.jdbcUrl(DATABASE),
                        AgroalPropertiesReader.PRINCIPAL, backends.user(DATABASE),
                        AgroalPropertiesReader.CREDENTIAL, backends.password())));
    }

    @BeforeEach
    void emptyKafka() throws Exception {
        backends.deleteTopics();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void endsTheServiceThatStartsOnADatabaseWithoutTables() throws Exception {
        OutboxRelay relay = relay(backends.bootstrapServers());
        relay.start(new StartupEvent());
        assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        relay.stop(new ShutdownEvent());
    }

    @Test
    void relaysUntilItsTablesAreGoneAndThenEndsTheService() throws Exception {
        migrate();
        OutboxRelay relay = relay(backends.bootstrapServers());
        relay.start(new StartupEvent());
        insert();
        await("the event is sent and its row is gone", () -> rows() == 0);
        assertThat(ended.getCount()).isOne();

        execute("drop table outbox");
        assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        relay.stop(new ShutdownEvent());
    }

    @Test
    void waitsForKafkaWithTheEventKept() throws Exception {
        migrate();
        insert();
        OutboxRelay relay = relay("127.0.0.1:1");
        relay.start(new StartupEvent());
        await(
                "it tried",
                () -> meters.get("option150.outbox.failures").counter().count() > 0);
        assertThat(ended.getCount()).isOne();
        assertThat(rows()).isOne();
        relay.stop(new ShutdownEvent());
    }

    private OutboxRelay relay(String bootstrapServers) {
        OutboxSettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OutboxSettings.class)
                .withDefaultValues(Map.of(
                        "option150.outbox.source", "/option150/test",
                        "option150.outbox.topics", "outbox-relay-test",
                        "option150.outbox.retry", "100ms",
                        "option150.outbox.poll", "200ms"))
                .build()
                .getConfigMapping(OutboxSettings.class);
        return new OutboxRelay(
                settings,
                database,
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "default.api.timeout.ms",
                        1_000,
                        "request.timeout.ms",
                        500),
                DATABASE,
                new OutboxMetrics(meters),
                new RelaySpans(OpenTelemetry.noop()),
                new ServiceEnd() {
                    @Override
                    void asFailure() {
                        ended.countDown();
                    }
                });
    }

    private void migrate() throws Exception {
        for (String file : new String[] {"V0001__outbox.sql", "V0002__outbox_trace.sql"}) {
            try (var script = OutboxRelay.class.getResourceAsStream("/db/outbox/" + file)) {
                execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private void insert() throws SQLException {
        execute("""
                insert into outbox (event_id, topic, key, type, data_schema, sequence, time, data)
                values (gen_random_uuid(), 'outbox-relay-test', 'a', 'io.option150.test', 'urn:option150:schema:test:1.0',
                        1, now(), '{}')""");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long rows() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from outbox")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(50);
        }
    }
}
