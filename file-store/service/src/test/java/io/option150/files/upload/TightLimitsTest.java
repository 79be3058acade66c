package io.option150.files.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits as low as they go, so that each is met. */
@StoreTest
@TestProfile(TightLimitsTest.Tight.class)
class TightLimitsTest {

    private static final int MAX = 1_000_000;

    public static final class Tight implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "option150.files.max-size", Integer.toString(MAX),
                    "option150.files.upload-timeout", "3s",
                    "option150.files.orphan-grace", "4s",
                    "option150.files.collect-every", "1s",
                    "option150.files.chunk-connections", "1",
                    "option150.files.max-uploads", "1",
                    "option150.files.max-downloads", "1");
        }
    }

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void theLargestFileIsTakenAndOneByteMoreIsNot() {
        assertThat(api.put("largest.bin", new byte[MAX]).statusCode()).isEqualTo(201);
        assertThat(api.put("larger.bin", new byte[MAX + 1]).statusCode()).isEqualTo(413);
        assertThat(api.get("/api/v1/files/larger.bin").statusCode()).isEqualTo(404);
    }

    @Test
    void aSizeTooLargeIsRefusedBeforeTheBodyIsSent() throws IOException {
        try (var call = new RawCall(base)) {
            var answer = call.head("PUT", "/api/v1/files/announced.bin", "Content-Length: 1000000000000")
                    .answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
            assertThat(Api.read(call.read(answer.length()), JsonNode.class)
                            .path("detail")
                            .asText())
                    .contains("1000000 bytes", "option150.files.max-size");
        }
    }

    @Test
    void aBodyOfUnknownSizeIsRefusedWhenItGrowsTooLarge() throws IOException {
        try (var call = new RawCall(base)) {
            call.head("PUT", "/api/v1/files/endless.bin", "Transfer-Encoding: chunked");
            var piece = "186a0\r\n" + "x".repeat(100_000) + "\r\n";
            for (int i = 0; i < 11; i++) {
                call.body(piece.getBytes(US_ASCII));
            }
            assertThat(call.answer().status()).isEqualTo(413);
        }
        assertThat(api.get("/api/v1/files/endless.bin").statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadThatTakesTooLongGivesUpItsSeat() throws IOException {
        try (var slow = new RawCall(base)) {
            slow.head("PUT", "/api/v1/files/slow.bin", "Content-Length: 100").body(new byte[10]);
            // It has the only seat until it is given up.
            assertThat(api.put("next.bin", new byte[10]).statusCode()).isEqualTo(201);
            assertThat(slow.answer().status()).isEqualTo(408);
        }
        assertThat(api.get("/api/v1/files/slow.bin").statusCode()).isEqualTo(404);
    }

    @Test
    void whatNoFileHasGoesByItself() {
        var file = api.store("goes.bin", new byte[700_000]);
        api.delete("/api/v1/files/goes.bin");
        var url = "/api/v1/contents/" + file.sha256();
        assertThat(api.get(url).statusCode()).isEqualTo(200);
        // By HEAD: an answer with the bytes may rightly be cut by their collection.
        Await.until("its bytes are collected", () -> api.head(url).statusCode() == 404);
    }

    @Test
    void manyTakeTurns() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> api.put("turns/" + i, new byte[600_000 + i]).statusCode()
                                    + api.get("/api/v1/files/turns/" + i).body().length,
                            threads))
                    .toList();
            for (int i = 0; i < uploads.size(); i++) {
                assertThat(uploads.get(i).join()).isEqualTo(201 + 600_000 + i);
            }
        }
    }
}
