package io.option150.files.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.files.FileSettings;
import io.option150.seal.DoesNotOpen;
import io.option150.seal.KeyFile;
import io.option150.seal.SealKey;
import io.option150.testkit.TestBackends;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A service that is started on a database that has passwords. */
class SealsStartTest {

    private static final String NAME = "seals_start";

    @TempDir
    Path folder;

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void connect() throws IOException, SQLException {
        var backends = TestBackends.start();
        backends.freshDatabase(NAME);
        database.setURL(backends.jdbcUrl(NAME));
        database.setUser(backends.user(NAME));
        database.setPassword(backends.password());
        execute("create table profile (name text, sealed bytea)");
        execute("create table device_config (device text, sealed bytea)");
        execute("create table file_content (id bigint, sha256 text)");
        execute("create table content_chunk (content_id bigint, n integer, bytes bytea, sealed boolean)");
    }

    @Test
    void anotherKeyEndsTheStartAndASingleDamagedRowDoesNot() throws SQLException {
        var key = folder.resolve("one.key");
        seals(key).start(new StartupEvent());
        var seal = file(key).read();
        store("site", seal);
        var seals = seals(key);
        seals.start(new StartupEvent());
        assertThat(seals.open(seal.seal("x".getBytes(UTF_8), "y"), "y")).isEqualTo("x".getBytes(UTF_8));

        var other = folder.resolve("two.key");
        file(other).readOrMake();
        assertThatThrownBy(() -> seals(other).start(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "option150.files.key-file: " + other + " holds another key than the one that passwords in the"
                                + " database are sealed under (that of profile site does not open). Put the file back");
        assertThatThrownBy(() -> seals(folder.resolve("none.key")).start(new StartupEvent()))
                .hasMessageContaining("none.key is missing");

        store("other", SealKey.random());
        seals(key).start(new StartupEvent());
    }

    @Test
    void aFileThatIsSealedTellsTheKeyAsWell() throws SQLException {
        execute("insert into file_content values (1, 'abc')");
        execute("insert into content_chunk values (1, 0, decode(repeat('00', 60), 'hex'), true)");
        var key = folder.resolve("one.key");
        file(key).readOrMake();

        assertThatThrownBy(() -> seals(key).start(new StartupEvent()))
                .hasMessageContaining("that of content abc, chunk 0 does not open");
    }

    @Test
    void withoutAKeyNothingOpensAndTheServiceStarts() throws SQLException {
        store("site", SealKey.random());
        var seals = new Seals(settings(Map.of()), database);
        seals.start(new StartupEvent());

        assertThatThrownBy(() -> seals.open(new byte[40], "it")).isInstanceOf(DoesNotOpen.class);
    }

    private static KeyFile file(Path path) {
        return new KeyFile(path, "option150.files.key-file", "passwords in the database");
    }

    private Seals seals(Path key) {
        return new Seals(settings(Map.of("option150.files.key-file", key.toString())), database);
    }

    private static FileSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(FileSettings.class)
                .withConverter(Duration.class, 1, new DurationConverter())
                .withConverter(MemorySize.class, 1, new MemorySizeConverter())
                .withDefaultValues(values)
                .build()
                .getConfigMapping(FileSettings.class);
    }

    private void store(String name, SealKey seal) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into profile values (?, ?)")) {
            insert.setString(1, name);
            insert.setBytes(2, seal.seal("{}".getBytes(UTF_8), "profile " + name));
            insert.execute();
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var made = connection.createStatement()) {
            made.execute(statement);
        }
    }
}
