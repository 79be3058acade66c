package io.option150.files.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.files.contract.FileTopics;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.Test;

/** A phone's password is in the file that the phone gets, and nowhere that others look. */
@StoreTest
class SecretsNowhereTest {

    private static final String SECRET = "Xq7-none-sees-it";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI base;

    @Inject
    DataSource database;

    @Test
    void noTableNoEventNoLogTellsIt() throws Exception {
        var log = new Seen();
        var root = Logger.getLogger("");
        root.addHandler(log);
        try {
            var records = new Records(new Api(base));
            records.group("s-main", "192.0.2.10");
            records.store(Records.PROFILES + "s-site", """
                    {"protocol":"SIP","model":"8841","callManagerGroup":"s-main","fields":{"sshPassword":"%s"}}""".formatted(SECRET));
            var phone = "{\"profile\":\"s-site\",\"lines\":[{\"number\":\"1\",\"authPassword\":\"%s\"%s}]}";
            records.store(Records.DEVICES + "SEP0000000F0001", phone.formatted(SECRET, ""));
            records.group("s-main", "192.0.2.11");
            records.awaitRendered();
            records.get(Records.DEVICES + "SEP0000000F0001?secrets=true");
            records.put(Records.DEVICES + "SEP0000000F0001", phone.formatted(SECRET.repeat(9), ""));
            records.put(Records.DEVICES + "SEP0000000F0001", phone.formatted(SECRET, ",\"none\":1"));
            records.put(Records.DEVICES + "SEP0000000F0001", phone.formatted(SECRET, ",\"proxy\":\"a b\""));

            assertThat(records.file("SEP0000000F0001.cnf.xml")).contains(">" + SECRET + "<", "192.0.2.11");
            assertThat(tables()).isNotEmpty().allSatisfy(this::tellsNothing);
            assertThat(events(records)).isNotEmpty().noneMatch(it -> it.contains(SECRET));
            assertThat(log.lines).noneMatch(it -> it.contains(SECRET));
            var key = Files.readString(Path.of("target/file-store.key"));
            assertThat(key).hasSize(45);
        } finally {
            root.removeHandler(log);
        }
    }

    private void tellsNothing(String table) throws SQLException {
        var hex = HexFormat.of().formatHex(SECRET.getBytes(UTF_8));
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select cast(t as text) from " + table + " t")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).as(table).doesNotContain(SECRET, hex);
            }
        }
    }

    private List<String> tables() throws SQLException {
        var tables = new ArrayList<String>();
        try (Connection connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static List<String> events(Records records) throws IOException {
        long sequence = records.told("SEP0000000F0001.cnf.xml").path("sequence").asLong();
        try (var topic = new TopicReader(TestBackends.start().bootstrapServers(), FileTopics.CONFIG_CHANGED)) {
            topic.await(
                    PATIENCE,
                    it -> it.value() != null && new String(it.value(), UTF_8).contains("\"sequence\":" + sequence));
            return topic.seen().stream()
                    .filter(it -> it.value() != null)
                    .map(it -> new String(it.value(), UTF_8))
                    .toList();
        }
    }

    private static final class Seen extends ExtHandler {

        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void doPublish(ExtLogRecord line) {
            lines.add(line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + line.getThrown());
        }
    }
}
