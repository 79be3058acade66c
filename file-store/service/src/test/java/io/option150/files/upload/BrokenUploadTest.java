package io.option150.files.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.option150.files.Api;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever ends an upload before its end, the file stays as it was. */
@StoreTest
class BrokenUploadTest {

    private static final byte[] MEGABYTE = new byte[1 << 20];

    @TestHTTPResource("/")
    URI base;

    @Inject
    MeterRegistry meters;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void aClientThatLeavesEarlyStoresNothing() throws IOException {
        double failed = failed();
        try (var call = new RawCall(base)) {
            call.head("PUT", "/api/v1/files/early.bin", "Content-Length: 10000000")
                    .body(MEGABYTE)
                    .body(MEGABYTE);
        }
        Await.until("the upload has failed", () -> failed() > failed);
        assertThat(api.get("/api/v1/files/early.bin").statusCode()).isEqualTo(404);
    }

    @Test
    void aClientThatLeavesBeforeTheLastChunkKeepsTheOldVersion() throws IOException {
        var old = api.store("half.xml", "old".getBytes(UTF_8));
        double failed = failed();
        try (var call = new RawCall(base)) {
            call.head("PUT", "/api/v1/files/half.xml", "Transfer-Encoding: chunked")
                    .body("5\r\nhello\r\n".getBytes(US_ASCII));
        }
        Await.until("the upload has failed", () -> failed() > failed);
        assertThat(api.store("half.xml", "old".getBytes(UTF_8))).isEqualTo(old);
    }

    @Test
    void aDatabaseThatGoesAwayBetweenChunksLosesNoFileAndKeepsNoPart() throws Exception {
        var kept = api.store("kept-over-restart.xml", MEGABYTE);
        var backends = TestBackends.start();
        RawCall.Answer answer;
        var stopping = new FutureTask<Void>(() -> {
            backends.stopPostgres();
            return null;
        });
        try (var call = new RawCall(base)) {
            double start = received();
            call.head("PUT", "/api/v1/files/between.bin", "Content-Length: 4194304")
                    .body(MEGABYTE)
                    .body(MEGABYTE);
            Await.until("two chunks have come", () -> received() - start >= 1 << 20);
            Thread.ofVirtual().start(stopping);
            // As soon as the database is away, which is well before it has stopped: the rest of an upload that has
            // failed is
            // waited for, but not for long.
            Await.until(
                    "the database is away",
                    () -> api.get("/api/v1/files/kept-over-restart.xml").statusCode() == 503);
            call.body(MEGABYTE).body(MEGABYTE);
            answer = call.answer();
        } finally {
            // Without effect where it was begun.
            stopping.run();
            stopping.get();
            backends.startPostgres();
        }
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "2");
        Await.until(
                "the database answers again",
                () -> api.get("/api/v1/files/between.bin").statusCode() == 404);
        var read = api.get("/api/v1/files/kept-over-restart.xml");
        assertThat(read.body()).isEqualTo(MEGABYTE);
        assertThat(read.headers().firstValue("X-Option150-Sequence")).hasValue(Long.toString(kept.sequence()));
        assertThat(api.store("between.bin", MEGABYTE).version()).isEqualTo(1);
    }

    private double received() {
        return meters.get("option150.files.upload.bytes").counter().count();
    }

    private double failed() {
        var counter =
                meters.find("option150.files.uploads").tag("outcome", "failed").counter();
        return counter == null ? 0 : counter.count();
    }
}
