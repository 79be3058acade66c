package io.option150.files.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.option150.files.Api;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for us is not cut off, who keeps us waiting is. */
@StoreTest
@TestProfile(IdleTimerTest.Impatient.class)
class IdleTimerTest {

    // A pause of the test's own process, on a busy machine, must not be taken for a client's silence.
    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final Duration LONGER = Duration.ofSeconds(5);
    private static final int SIZE = 10_000_000;

    // Of a slow reader, who takes four times the idle time for all.
    private static final int STEP = 80_000;
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(100);

    // Of a slow writer.
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(200);

    /** Three seconds of silence are too long, and one transfer at a time is enough. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.idle-timeout", IDLE.toString(),
                    "option150.files.max-uploads", "1",
                    "option150.files.max-downloads", "1");
        }
    }

    @TestHTTPResource("/")
    URI base;

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
    void aReaderWhoReadsSlowlyGetsItAll() throws Exception {
        var bytes = stored("slow.bin");
        try (var call = new RawCall(base)) {
            call.head("GET", "/api/v1/files/slow.bin").answer();
            for (int at = 0; at < SIZE; at += STEP) {
                Thread.sleep(BETWEEN_STEPS);
                var part = call.read(STEP);
                assertThat(part).isEqualTo(Arrays.copyOfRange(bytes, at, at + STEP));
            }
        }
    }

    @Test
    void whoWaitsForTheDatabaseIsNotCutOff() throws Exception {
        var bytes = stored("locked.bin");
        try (var lock = database.getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table content_chunk in access exclusive mode");
            var reading = CompletableFuture.supplyAsync(
                    () -> api.get("/api/v1/files/locked.bin").body());
            var writing = CompletableFuture.supplyAsync(
                    () -> api.put("locked-too.bin", bytes(2)).statusCode());
            Thread.sleep(LONGER);
            lock.rollback();
            assertThat(reading.join()).isEqualTo(bytes);
            assertThat(writing.join()).isEqualTo(201);
        }
    }

    @Test
    void whoWaitsForItsTurnIsNotCutOff() throws Exception {
        try (var busy = new RawCall(base)) {
            busy.head("PUT", "/api/v1/files/busy.bin", "Content-Length: 30");
            Await.until("the only seat is taken", () -> uploading() == 1);
            var waiting = CompletableFuture.supplyAsync(
                    () -> api.put("waiting.bin", bytes(3)).statusCode());
            long end = System.nanoTime() + LONGER.toNanos();
            int sent = 0;
            while (System.nanoTime() < end) {
                busy.body(new byte[1]);
                sent++;
                Thread.sleep(BETWEEN_BYTES);
            }
            assertThat(waiting).isNotDone();
            busy.body(new byte[30 - sent]);
            assertThat(busy.answer().status()).isEqualTo(201);
            assertThat(waiting.join()).isEqualTo(201);
        }
    }

    @Test
    void whoKeepsUsWaitingIsCutOffAndLeavesItsTurn() throws Exception {
        stored("unread.bin");
        try (var silent = new RawCall(base);
                var deaf = new RawCall(base)) {
            silent.head("PUT", "/api/v1/files/silent.bin", "Content-Length: 1000")
                    .body(new byte[10]);
            deaf.head("GET", "/api/v1/files/unread.bin").answer();

            assertThat(api.put("after-silent.bin", new byte[1]).statusCode()).isEqualTo(201);
            assertThat(api.get("/api/v1/files/after-silent.bin").statusCode()).isEqualTo(200);
            assertThatThrownBy(silent::answer).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> deaf.read(SIZE)).isInstanceOf(IOException.class);
        }
        Await.until(
                "the silent upload left nothing",
                () -> api.get("/api/v1/files/silent.bin").statusCode() == 404);
    }

    private double uploading() {
        return meters.get("option150.files.uploads.active").gauge().value();
    }

    private byte[] stored(String path) {
        var bytes = bytes(1);
        api.store(path, bytes);
        return bytes;
    }

    private static byte[] bytes(long seed) {
        var bytes = new byte[SIZE];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
