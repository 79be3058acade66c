package io.option150.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TestBackendsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void isStartedOnceForAJvm() throws Exception {
        assertThat(TestBackends.start()).isEqualTo(TestBackends.start());
    }

    @Test
    void givesEachTestResourceAnEmptyDatabaseAndNoTopics() throws Exception {
        RealBackends resource = new RealBackends();
        resource.init(Map.of("database", "file_store"));
        Map<String, String> first = resource.start();
        ask(first, "CREATE TABLE leftover AS SELECT 1 AS n");
        createTopic(TestBackends.start(), "leftover");
        resource.stop();
        Map<String, String> second = resource.start();
        assertThatThrownBy(() -> ask(second, "SELECT n FROM leftover"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("leftover");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", second.get("kafka.bootstrap.servers")))) {
            // What a controller has decided a broker answers a moment later.
            Await.until(
                    "the topic is gone",
                    PATIENCE,
                    () -> !admin.listTopics().names().get().contains("leftover"));
        }
        Path tokenFile = Path.of(second.get("option150.tokens.admin-file"));
        assertThat(Files.readString(tokenFile).strip()).isEqualTo(TestTokens.ADMIN);
        resource.stop();
        assertThat(tokenFile).doesNotExist();
    }

    @Test
    void keepsRecordsWhileKafkaIsStoppedAndStarted() throws Exception {
        TestBackends backends = TestBackends.start();
        createTopic(backends, "kept");
        send(backends, "kept", "before");
        backends.stopKafka();
        backends.startKafka();
        send(backends, "kept", "after");
        try (TopicReader reader = new TopicReader(backends.bootstrapServers(), "kept")) {
            assertThat(reader.await(PATIENCE, record -> text(record.value()).equals("after"))
                            .offset())
                    .isPositive();
            assertThat(reader.seen()).extracting(record -> text(record.value())).contains("before", "after");
            assertThatThrownBy(() -> reader.await(Duration.ofMillis(300), record -> false))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("keys read: [key, key]");
        }
    }

    @Test
    void stopsAndStartsPostgresWithItsRows() throws Exception {
        TestBackends backends = TestBackends.start();
        backends.freshDatabase("trust_service");
        Map<String, String> config = Map.of(
                "quarkus.datasource.jdbc.url", backends.jdbcUrl("trust_service"),
                "quarkus.datasource.username", backends.user("trust_service"),
                "quarkus.datasource.password", backends.password());
        ask(config, "CREATE TABLE kept AS SELECT 1 AS n");
        backends.stopPostgres();
        assertThatThrownBy(() -> ask(config, "SELECT 1")).isInstanceOf(SQLException.class);
        backends.startPostgres();
        ask(config, "SELECT n FROM kept");
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static void createTopic(TestBackends backends, String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", backends.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.of((short) 1))))
                    .all()
                    .get();
            Await.until(
                    "the topic is listed",
                    PATIENCE,
                    () -> admin.listTopics().names().get().contains(name));
        }
    }

    private static void send(TestBackends backends, String topic, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", backends.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private static void ask(Map<String, String> config, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        config.get("quarkus.datasource.jdbc.url"),
                        config.get("quarkus.datasource.username"),
                        config.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    assertThat(rows.next()).isTrue();
                }
            }
        }
    }
}
