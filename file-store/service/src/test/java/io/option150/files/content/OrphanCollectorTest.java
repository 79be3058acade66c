package io.option150.files.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.option150.files.Api;
import io.option150.files.Await;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marks are made older by hand where hours would have to pass. */
@StoreTest
class OrphanCollectorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource("/")
    URI base;

    @Inject
    OrphanCollector collector;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry meters;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void aRemovedFilesBytesStayForTheGracePeriodAndThenGo() {
        var file = api.store("collected.bin", bytes(1, Chunker.SIZE + 1));
        var url = "/api/v1/contents/" + file.sha256();
        api.delete("/api/v1/files/collected.bin");

        collect();
        assertThat(api.get(url).statusCode()).isEqualTo(200);
        graceHasPassed();
        assertThat(collect().contents()).isPositive();
        assertThat(api.get(url).statusCode()).isEqualTo(404);
        assertThat(count("file_chunk where sha256 = '" + firstChunk(1) + "'")).isEqualTo(1);
        graceHasPassed();
        assertThat(collect().chunks()).isGreaterThanOrEqualTo(2);
        assertThat(count("file_chunk where sha256 = '" + firstChunk(1) + "'")).isZero();
    }

    @Test
    void whatAnotherFileHasStays() {
        api.store("shared-1.bin", bytes(2, Chunker.SIZE + 1));
        var longer = api.store("shared-2.bin", bytes(2, Chunker.SIZE + 2));
        var same = api.store("shared-3.bin", bytes(2, Chunker.SIZE + 2));
        assertThat(same.sha256()).isEqualTo(longer.sha256());
        api.delete("/api/v1/files/shared-1.bin");
        api.delete("/api/v1/files/shared-2.bin");

        collectAll();

        assertThat(api.get("/api/v1/files/shared-3.bin").body()).isEqualTo(bytes(2, Chunker.SIZE + 2));
    }

    @Test
    void chunksOfARunningUploadAreLeftAloneEvenIfTheyWereOrphansBefore() throws Exception {
        var bytes = bytes(3, 3 * Chunker.SIZE);
        breakOff("broken-before.bin", bytes, 2 * Chunker.SIZE);
        collect();
        graceHasPassed();
        assertThat(marked(3)).isEqualTo(1);

        try (var call = new RawCall(base)) {
            call.head("PUT", "/api/v1/files/running.bin", "Content-Length: " + bytes.length);
            call.body(Arrays.copyOf(bytes, 2 * Chunker.SIZE));
            // The upload brought it again: the mark of the collector, hours old by now, is gone.
            Await.until("the first chunk is no orphan", () -> marked(3) == 0);
            collect();
            collect();
            assertThat(count("file_chunk where sha256 = '" + firstChunk(3) + "'"))
                    .isEqualTo(1);

            call.body(Arrays.copyOfRange(bytes, 2 * Chunker.SIZE, bytes.length));
            assertThat(call.answer().status()).isEqualTo(201);
        }
        collectAll();
        assertThat(marked(3)).isZero();
        assertThat(api.get("/api/v1/files/running.bin").body()).isEqualTo(bytes);
    }

    @Test
    void whileAnotherCopyCollectsThisOneDoesNot() throws Exception {
        breakOff("lock.bin", bytes(4, 3 * Chunker.SIZE), 2 * Chunker.SIZE);
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(" + OrphanCollector.LOCK + ")");
            assertThat(collect()).isEqualTo(new OrphanCollector.Collected(0, 0));
            assertThat(marked(4)).isZero();
            other.rollback();
        }
        collect();
        assertThat(marked(4)).isEqualTo(1);
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
        graceHasPassed();
        collect();
    }

    private OrphanCollector.Collected collect() {
        return collector.collect().await().atMost(PATIENCE);
    }

    private void breakOff(String path, byte[] bytes, int sent) throws IOException {
        double before = received();
        try (var call = new RawCall(base)) {
            call.head("PUT", "/api/v1/files/" + path, "Content-Length: " + bytes.length)
                    .body(Arrays.copyOf(bytes, sent));
            Await.until("all that was sent has come", () -> received() - before >= sent);
        }
        var first = new Sha256(Sha256.of(Arrays.copyOf(bytes, Chunker.SIZE)).hex());
        Await.until("the first chunk is stored", () -> count("file_chunk where sha256 = '" + first + "'") == 1);
    }

    private double received() {
        return meters.get("option150.files.upload.bytes").counter().count();
    }

    private void graceHasPassed() {
        execute("update file_content set orphaned = orphaned - interval '3 hours'");
        execute("update file_chunk set orphaned = orphaned - interval '3 hours'");
    }

    private int marked(long seed) {
        return count("file_chunk where orphaned is not null and sha256 = '" + firstChunk(seed) + "'");
    }

    private int count(String fromWhere) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + fromWhere)) {
            result.next();
            return result.getInt(1);
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

    private static String firstChunk(long seed) {
        return Sha256.of(bytes(seed, Chunker.SIZE)).hex();
    }

    /** The same seed gives the same bytes, however many. */
    private static byte[] bytes(long seed, int size) {
        var whole = new byte[(size / Long.BYTES + 1) * Long.BYTES];
        new SplittableRandom(seed).nextBytes(whole);
        return Arrays.copyOf(whole, size);
    }
}
