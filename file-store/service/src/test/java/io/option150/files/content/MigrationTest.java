package io.option150.files.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.FileSettings;
import io.option150.files.contract.ByteRange;
import io.option150.files.seal.Seals;
import io.option150.testkit.TestBackends;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of an earlier version, as that version filled it, keeps every byte. */
class MigrationTest {

    private static final String DATABASE = "file_store_before";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final byte[] shared = bytes(1, Chunker.SIZE);
    private final byte[] end = bytes(2, 1000);

    /** Of no chunk, of one, of several, of one that is another's too, of one that it has twice itself. */
    private final List<byte[]> contents = List.of(
            new byte[0],
            bytes(3, 700),
            bytes(4, Chunker.SIZE),
            joined(shared, end),
            joined(bytes(5, Chunker.SIZE), shared, end),
            joined(shared, shared, shared, bytes(6, Chunker.SIZE - 1)));

    private final Vertx vertx = Vertx.vertx();
    private Connection database;
    private Pool pool;

    @BeforeEach
    void anEarlierVersion() throws Exception {
        var backends = TestBackends.start();
        backends.freshDatabase(DATABASE);
        migrate("0101");
        database =
                DriverManager.getConnection(backends.jdbcUrl(DATABASE), backends.user(DATABASE), backends.password());
        pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(backends.reactiveUrl(DATABASE))
                        .setUser(backends.user(DATABASE))
                        .setPassword(backends.password()))
                .using(vertx)
                .build());
        for (var content : contents) {
            fill(content);
        }
        // An upload that broke off left this.
        chunk(bytes(7, Chunker.SIZE));
    }

    @AfterEach
    void close() throws SQLException {
        pool.closeAndAwait();
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyByteIsReadBack() throws Exception {
        migrate("latest");

        var reader = new ContentReader(new Chunks(pool, new Seals(settings(), new PGSimpleDataSource()), settings()));
        for (var content : contents) {
            var name = Sha256.of(content);
            var kept = new Contents(pool).find(name).await().atMost(PATIENCE);
            assertThat(kept.orElseThrow().size()).isEqualTo(content.length);
            assertThat(read(reader, name, new ByteRange(0, content.length))).isEqualTo(content);
            int from = content.length / 3;
            assertThat(read(reader, name, new ByteRange(from, content.length)))
                    .isEqualTo(Arrays.copyOfRange(content, from, content.length));
        }
        assertThat(number("select count(*) from content_chunk"))
                .as("what the broken upload left is gone")
                .isEqualTo(11);
    }

    @Test
    void filesAndVersionsStandAsTheyStoodAndHoldTheirContents() throws Exception {
        migrate("latest");

        assertThat(number("select count(*) from file join file_version using (path, version, sha256)"))
                .isEqualTo(contents.size());
        var name = Sha256.of(contents.getLast()).hex();
        assertThat(refusal("delete from file_content where sha256 = '" + name + "'"))
                .isEqualTo("23503");
        assertThat(refusal("update file set sha256 = '" + "0".repeat(64) + "'")).isEqualTo("23503");
        assertThat(refusal("insert into file_content (sha256, size) values ('" + name + "', 1)"))
                .isEqualTo("23505");
    }

    /** The statements of the version before, word by word. */
    @Test
    void aCopyOfTheVersionBeforeStillReads() throws Exception {
        migrate("latest");

        for (var content : contents) {
            var read = Buffer.buffer();
            try (var list = database.prepareStatement(
                            "select first_byte, size, chunk_sha256 from file_content_chunk where content_sha256 = ?"
                                    + " and first_byte < ? and first_byte + size > ? order by first_byte");
                    var chunk = database.prepareStatement("select bytes from file_chunk where sha256 = ?")) {
                list.setString(1, Sha256.of(content).hex());
                list.setLong(2, content.length);
                list.setLong(3, 0);
                var chunks = list.executeQuery();
                while (chunks.next()) {
                    assertThat(chunks.getLong("first_byte")).isEqualTo(read.length());
                    chunk.setString(1, new Sha256(chunks.getString("chunk_sha256")).hex());
                    var bytes = chunk.executeQuery();
                    bytes.next();
                    read.appendBytes(bytes.getBytes(1));
                }
            }
            assertThat(read.getBytes()).isEqualTo(content);
        }
    }

    private static void migrate(String target) throws Exception {
        var backends = TestBackends.start();
        Flyway.configure()
                .dataSource(backends.jdbcUrl(DATABASE), backends.user(DATABASE), backends.password())
                .locations("db/outbox", "db/audit", "db/migration")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    /** Stores a content and a file that has it, as the version before did. */
    private void fill(byte[] content) throws SQLException {
        var name = Sha256.of(content).hex();
        update("insert into file_content (sha256, size) values (?, ?)", name, (long) content.length);
        for (int first = 0; first < content.length; first += Chunker.SIZE) {
            var bytes = Arrays.copyOfRange(content, first, Math.min(content.length, first + Chunker.SIZE));
            update(
                    "insert into file_content_chunk (content_sha256, first_byte, size, chunk_sha256) values (?, ?, ?, ?)",
                    name,
                    (long) first,
                    bytes.length,
                    chunk(bytes));
        }
        update(
                "insert into file (path, folded, version, sha256, size, modified, sequence)"
                        + " values (?, ?, 1, ?, ?, now(), 1)",
                name + ".bin",
                name + ".bin",
                name,
                (long) content.length);
        update("insert into file_version (path, version, sha256, size, modified, sequence)"
                + " select path, version, sha256, size, modified, sequence from file on conflict do nothing");
    }

    private String chunk(byte[] bytes) throws SQLException {
        var name = Sha256.of(bytes).hex();
        update("insert into file_chunk (sha256, bytes) values (?, ?) on conflict do nothing", name, bytes);
        return name;
    }

    private void update(String statement, Object... parameters) throws SQLException {
        try (var update = database.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            update.executeUpdate();
        }
    }

    private String refusal(String statement) {
        try (var refused = database.createStatement()) {
            refused.execute(statement);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private long number(String query) throws SQLException {
        try (var statement = database.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static byte[] read(ContentReader reader, Sha256 name, ByteRange part) {
        var read = Buffer.buffer();
        reader.read(name, part).collect().asList().await().atMost(PATIENCE).forEach(read::appendBuffer);
        return read.getBytes();
    }

    private static FileSettings settings() {
        return new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(FileSettings.class)
                .build()
                .getConfigMapping(FileSettings.class);
    }

    private static byte[] bytes(long seed, int length) {
        var bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        var joined = Buffer.buffer();
        for (var part : parts) {
            joined.appendBytes(part);
        }
        return joined.getBytes();
    }
}
