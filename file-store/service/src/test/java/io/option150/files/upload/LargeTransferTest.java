package io.option150.files.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.files.Api;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** 100 MB in, 100 MB out, both at the pace of the slower end, never in memory as a whole. */
@StoreTest
class LargeTransferTest {

    private static final int MB = 1_000_000;
    private static final int SIZE = 100 * MB;

    // What a stream may hold: a few chunks. Without streaming it would be the size of the file.
    private static final long HELD_AT_MOST = 25L * MB;

    // What socket buffers of both sides and chunks under way may swallow before the pace of the far end is felt.
    private static final double AHEAD_AT_MOST = 40.0 * MB;

    // A running transfer moves at least a chunk in this time, on the busiest of machines.
    private static final Duration STANDSTILL = Duration.ofSeconds(2);

    @TestHTTPResource("/")
    URI base;

    @Inject
    MeterRegistry meters;

    @Inject
    DataSource database;

    @Test
    void aLargeFileGoesInAndOutWithoutBeingHeld() throws IOException {
        long before = usedAfterCollection();
        try (var call = new RawCall(base)) {
            double received = count("option150.files.upload.bytes");
            call.head("PUT", "/api/v1/files/large.bin", "Content-Length: " + SIZE);
            var blocks = new Blocks(1);
            blocks.send(call, SIZE - MB);
            Await.until(
                    "the server has nearly all",
                    () -> count("option150.files.upload.bytes") - received > SIZE - 20.0 * MB);
            assertThat(usedAfterCollection() - before).isLessThan(HELD_AT_MOST);

            blocks.send(call, MB);
            var answer = call.answer();
            assertThat(answer.status()).isEqualTo(201);
            assertThat(Api.read(call.read(answer.length()), JsonNode.class)
                            .path("sha256")
                            .asText())
                    .isEqualTo(blocks.sha256());
        }
        try (var call = new RawCall(base)) {
            double start = count("option150.files.download.bytes");
            var answer = call.head("GET", "/api/v1/files/large.bin").answer();
            assertThat(answer.length()).isEqualTo(SIZE);
            double sent = standstill(start, "option150.files.download.bytes") - start;
            assertThat(sent).as("bytes sent to a reader who does not read").isLessThan(AHEAD_AT_MOST);
            assertThat(usedAfterCollection() - before).isLessThan(HELD_AT_MOST);

            var digest = digest();
            for (int read = 0; read < SIZE; read += MB) {
                digest.update(call.read(MB));
            }
            assertThat(answer.headers())
                    .containsEntry("x-option150-sha256", HexFormat.of().formatHex(digest.digest()));
        }
    }

    @Test
    void theSocketIsReadNoFasterThanChunksAreStored() throws Exception {
        try (var call = new RawCall(base);
                var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table content_chunk in share row exclusive mode");
            double start = count("option150.files.upload.bytes");
            call.head("PUT", "/api/v1/files/paced.bin", "Content-Length: " + SIZE);
            var blocks = new Blocks(2);
            var sending = CompletableFuture.runAsync(() -> blocks.sendUnchecked(call, SIZE));

            double received = standstill(start, "option150.files.upload.bytes") - start;
            assertThat(received).as("bytes taken while none can be stored").isLessThan(2.0 * MB);
            assertThat(sending).isNotDone();

            connection.rollback();
            assertThat(call.answer().status()).isEqualTo(201);
            sending.join();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private double count(String meter) {
        return meters.get(meter).counter().count();
    }

    /** The count once it has moved from its start, taken before what moves it, and then stood still for a while. */
    private double standstill(double start, String meter) {
        Await.until("a first move", () -> count(meter) > start);
        double[] last = {start};
        await("a standstill")
                .pollInterval(STANDSTILL)
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    double before = last[0];
                    last[0] = count(meter);
                    return last[0] == before;
                });
        return last[0];
    }

    private static long usedAfterCollection() {
        var memory = ManagementFactory.getMemoryMXBean();
        long used = Long.MAX_VALUE;
        // The first collections may leave what only becomes garbage by them.
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
        }
        return used;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Bytes that do not repeat, so that no two chunks are alike, with their digest. */
    private static final class Blocks {

        private final SplittableRandom random;
        private final MessageDigest digest = digest();
        private final byte[] block = new byte[100_000];

        Blocks(long seed) {
            random = new SplittableRandom(seed);
        }

        void send(RawCall call, int size) throws IOException {
            for (int sent = 0; sent < size; sent += block.length) {
                random.nextBytes(block);
                digest.update(block);
                call.body(block);
            }
        }

        void sendUnchecked(RawCall call, int size) {
            try {
                send(call, size);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
