package io.option150.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.option150.testkit.TestBackends;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * Relays as a service has them, without the service.
 *
 * @param bootstrapServers of Kafka
 * @param things the topics with their tables
 * @param ended counted down when a relay ends its service
 */
record Relays(
        AgroalDataSource database,
        String bootstrapServers,
        List<Things> things,
        SimpleMeterRegistry meters,
        CountDownLatch ended) {

    static Relays on(TestBackends backends, String database, List<Things> things) throws SQLException {
        return of(
                pool(backends.jdbcUrl(database), backends.user(database), backends.password()),
                backends.bootstrapServers(),
                things);
    }

    static Relays of(AgroalDataSource database, String bootstrapServers, List<Things> things) {
        return new Relays(database, bootstrapServers, things, new SimpleMeterRegistry(), new CountDownLatch(1));
    }

    static AgroalDataSource pool(String url, String user, String password) throws SQLException {
        var configuration = new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.MAX_SIZE, "4",
                        AgroalPropertiesReader.ACQUISITION_TIMEOUT_S, "2",
                        AgroalPropertiesReader.JDBC_URL, url,
                        AgroalPropertiesReader.PRINCIPAL, user,
                        AgroalPropertiesReader.CREDENTIAL, password))
                // As Quarkus sets it: a connection that is broken is not given out again.
                .modify()
                .connectionPoolConfiguration(pool -> pool.exceptionSorter(new PostgreSQLExceptionSorter()));
        return AgroalDataSource.from(configuration);
    }

    /** Makes all tables. */
    void migrate() throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            migrate(connection);
        }
    }

    /** The same in a transaction of one's own. */
    void migrate(Connection connection) throws SQLException, IOException {
        for (var file : List.of("V0001__outbox.sql", "V0002__outbox_trace.sql", "V0003__outbox_epoch.sql")) {
            try (InputStream script =
                    Objects.requireNonNull(OutboxRelay.class.getResourceAsStream("/db/outbox/" + file))) {
                Things.execute(connection, new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        for (var thing : things) {
            Things.execute(connection, thing.ddl());
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.getConnection()) {
            Things.execute(connection, sql);
        }
    }

    long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    Connection connection() throws SQLException {
        return database.getConnection();
    }

    OutboxSettings settings(Map<String, String> more) {
        var values = new HashMap<>(Map.of(
                "option150.outbox.source", "/option150/test",
                "option150.outbox.topics",
                        String.join(",", things.stream().map(Things::topic).toList()),
                "option150.outbox.retry", "100ms",
                "option150.outbox.poll", "200ms"));
        values.putAll(more);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OutboxSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(OutboxSettings.class);
    }

    OutboxRelay relay() {
        return relay(bootstrapServers);
    }

    OutboxRelay relay(String servers) {
        return relay(servers, List.copyOf(things));
    }

    OutboxRelay relay(String servers, List<TopicSource> sources) {
        return new OutboxRelay(
                settings(Map.of()),
                database,
                Map.of("bootstrap.servers", servers),
                "outbox-test",
                sources,
                new ObjectMapper(),
                new OutboxMetrics(meters),
                new RelaySpans(OpenTelemetry.noop()),
                new OutboxHealth(),
                new ServiceEnd() {
                    @Override
                    void asFailure() {
                        ended.countDown();
                    }
                });
    }

    void close() {
        database.close();
    }
}
