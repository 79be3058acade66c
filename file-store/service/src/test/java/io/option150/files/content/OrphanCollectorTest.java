package io.option150.files.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.files.Api;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marks are made older by hand where hours would have to pass. */
@StoreTest
class OrphanCollectorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // All but the end of an upload of three chunks.
    private static final int SENT = 2 * Chunker.SIZE + 1000;

    @TestHTTPResource("/")
    URI base;

    @Inject
    OrphanCollector collector;

    @Inject
    DataSource database;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void aRemovedFilesBytesStayForTheGracePeriodAndThenGo() {
        var file = api.store("collected.bin", bytes(1, Chunker.SIZE + 1));
        var url = "/api/v1/contents/" + file.sha256();
        long id = id(file.sha256());
        assertThat(chunks(id)).isEqualTo(2);
        api.delete("/api/v1/files/collected.bin");

        collect();
        assertThat(api.get(url).statusCode()).isEqualTo(200);
        graceHasPassed();
        assertThat(collect()).isPositive();
        assertThat(api.get(url).statusCode()).isEqualTo(404);
        assertThat(chunks(id)).isZero();
    }

    @Test
    void whatAnotherFileHasStays() {
        var bytes = bytes(2, Chunker.SIZE + 2);
        var first = api.store("shared-1.bin", bytes);
        var same = api.store("shared-2.bin", bytes);
        assertThat(same.sha256()).isEqualTo(first.sha256());
        assertThat(number("select sum(octet_length(bytes)) from content_chunk where substr(bytes, 1, 8) in (select"
                        + " substr(bytes, 1, 8) from content_chunk where content_id = " + id(first.sha256()) + ")"))
                .as("equal bytes are kept once")
                .isEqualTo(bytes.length);
        api.delete("/api/v1/files/shared-1.bin");

        collectAll();

        assertThat(api.get("/api/v1/files/shared-2.bin").body()).isEqualTo(bytes);
    }

    @Test
    void whatWasAnOrphanAndComesAgainIsNone() {
        for (int size : new int[] {1000, Chunker.SIZE + 1}) {
            var bytes = bytes(6, size);
            api.store("again.bin", bytes);
            api.delete("/api/v1/files/again.bin");
            collect();
            graceHasPassed();

            api.store("again.bin", bytes);
            collectAll();

            assertThat(api.get("/api/v1/files/again.bin").body()).isEqualTo(bytes);
        }
    }

    @Test
    void aRunningUploadIsLeftAloneAndABrokenOneGoes() throws Exception {
        var bytes = bytes(3, 3 * Chunker.SIZE);
        long broken = breakOff("broken-before.bin", bytes);
        collect();
        graceHasPassed();

        try (var call = new RawCall(base)) {
            long running = begin(call, "running.bin", bytes);
            collect();
            collect();
            assertThat(chunks(broken)).isZero();
            assertThat(chunks(running)).isPositive();

            call.body(Arrays.copyOfRange(bytes, SENT, bytes.length));
            assertThat(call.answer().status()).isEqualTo(201);
        }
        collectAll();
        assertThat(api.get("/api/v1/files/running.bin").body()).isEqualTo(bytes);
    }

    @Test
    void anUploadThatLostAChunkMakesNoFile() throws Exception {
        var bytes = bytes(7, 3 * Chunker.SIZE);
        try (var call = new RawCall(base)) {
            long running = begin(call, "lost-chunk.bin", bytes);
            // As a crash of the database may: the last it was told is not on its disk yet.
            execute("delete from content_chunk where n = 0 and content_id = " + running);
            call.body(Arrays.copyOfRange(bytes, SENT, bytes.length));
            var answer = call.answer();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsKey("retry-after");
        }
        assertThat(api.get("/api/v1/files/lost-chunk.bin").statusCode()).isEqualTo(404);
        assertThat(api.put("lost-chunk.bin", bytes).statusCode()).isEqualTo(201);
    }

    @Test
    void ofEqualUploadsAtATimeOneIsKept() {
        var bytes = bytes(8, 2 * Chunker.SIZE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = IntStream.range(0, 6)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> api.put("equal/" + i, bytes).statusCode(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join);
            assertThat(statuses).containsOnly(201);
        }
        assertThat(number("select count(*) from content_chunk where substr(bytes, 1, 8) = (select substr(bytes, 1, 8)"
                        + " from content_chunk where n = 0 and content_id = "
                        + id(Sha256.of(bytes).hex()) + ")"))
                .isEqualTo(1);
    }

    @Test
    void whileAnotherCopyCollectsThisOneDoesNot() throws Exception {
        long broken = breakOff("lock.bin", bytes(4, 3 * Chunker.SIZE));
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(" + OrphanCollector.LOCK + ")");
            assertThat(collect()).isZero();
            assertThat(marked(broken)).isZero();
            other.rollback();
        }
        collect();
        assertThat(marked(broken)).isEqualTo(1);
    }

    @Test
    void aReaderWhoseBytesAreGoneSeesNoFalseEnd() throws Exception {
        int size = 40_000_000;
        var file = api.store("vanishing.bin", bytes(5, size));
        try (var call = new RawCall(base)) {
            assertThat(call.head("GET", "/api/v1/contents/" + file.sha256())
                            .answer()
                            .length())
                    .isEqualTo(size);
            call.read(1000);
            api.delete("/api/v1/files/vanishing.bin");
            collectAll();
            assertThatThrownBy(() -> call.read(size - 1000)).isInstanceOf(IOException.class);
        }
    }

    private void collectAll() {
        collect();
        graceHasPassed();
        collect();
    }

    private long collect() {
        return collector.collect().await().atMost(PATIENCE);
    }

    /** The id of a content of which two chunks came before the client left. */
    private long breakOff(String path, byte[] bytes) throws IOException {
        try (var call = new RawCall(base)) {
            return begin(call, path, bytes);
        }
    }

    /** Sends all but the end; answers the content's id when two chunks are stored. */
    private long begin(RawCall call, String path, byte[] bytes) throws IOException {
        long before = number("select coalesce(max(id), 0) from file_content");
        call.head("PUT", "/api/v1/files/" + path, "Content-Length: " + bytes.length)
                .body(Arrays.copyOf(bytes, SENT));
        var begun = "select coalesce(max(content_id), 0) from content_chunk where n = 1 and content_id > " + before;
        Await.until("two chunks are stored", () -> number(begun) > 0);
        return number(begun);
    }

    private void graceHasPassed() {
        execute("update file_content set orphaned = orphaned - interval '3 hours'");
    }

    private long id(String sha256) {
        return number("select id from file_content where sha256 = '" + sha256 + "'");
    }

    private long chunks(long content) {
        return number("select count(*) from content_chunk where content_id = " + content);
    }

    private long marked(long content) {
        return number("select count(*) from file_content where orphaned is not null and id = " + content);
    }

    private long number(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The same seed gives the same bytes, however many. */
    private static byte[] bytes(long seed, int size) {
        var whole = new byte[(size / Long.BYTES + 1) * Long.BYTES];
        new SplittableRandom(seed).nextBytes(whole);
        return Arrays.copyOf(whole, size);
    }
}
