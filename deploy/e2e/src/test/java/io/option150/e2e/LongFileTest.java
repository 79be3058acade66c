package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The registry's port lets what others own through, however long it is. */
@ExtendWith(SharedSuite.class)
class LongFileTest {

    private static final long LONG_BYTES = 256L << 20;

    /** Of heap and buffers together; the file held anywhere would be far above. */
    private static final long HELD_BYTES = 128L << 20;

    private final Suite suite;
    private final Admin admin;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    LongFileTest(Suite suite) throws IOException {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @Test
    void letsALongFileThroughWithoutHoldingIt() throws Exception {
        var most = new AtomicLong();
        var isOver = new AtomicBoolean();
        var watching = CompletableFuture.<@Nullable Void>supplyAsync(() -> watch(most, isOver));
        try {
            var sent = MessageDigest.getInstance("SHA-256");
            var put = request("/api/v1/files/long.bin")
                    .PUT(BodyPublishers.fromPublisher(
                            BodyPublishers.ofInputStream(() -> new Pattern(sent)), LONG_BYTES))
                    .build();
            var answer = client.send(put, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);

            var received = MessageDigest.getInstance("SHA-256");
            var file = client.send(request("/api/v1/files/long.bin").build(), BodyHandlers.ofInputStream());
            try (var in = file.body()) {
                in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), received));
            }
            assertThat(HexFormat.of().formatHex(received.digest()))
                    .isEqualTo(HexFormat.of().formatHex(sent.digest()));
        } finally {
            isOver.set(true);
        }
        watching.get(1, TimeUnit.MINUTES);
        System.out.println("The registry held at most " + (most.get() >> 20) + " MiB of heap and buffers");
        assertThat(most.get()).isPositive().isLessThan(HELD_BYTES);
        Admin.expect(204, admin.delete(Admin.REGISTRY, "/api/v1/files/long.bin"));
    }

    /** The most that the registry's heap and direct buffers hold together while this runs, in bytes. */
    private @Nullable Void watch(AtomicLong most, AtomicBoolean isOver) {
        try {
            while (!isOver.get()) {
                var metrics = client.send(
                        HttpRequest.newBuilder(URI.create(suite.api(Admin.REGISTRY) + "/q/metrics"))
                                .build(),
                        BodyHandlers.ofString());
                double held = metrics.body()
                        .lines()
                        .filter(line -> (line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                                || (line.startsWith("jvm_buffer_memory_used_bytes") && line.contains("id=\"direct\"")))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
                most.accumulateAndGet((long) held, Math::max);
                Thread.sleep(200);
            }
            return null;
        } catch (InterruptedException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(suite.api(Admin.REGISTRY) + path))
                .header("Authorization", "Bearer " + suite.adminToken());
    }

    /** Bytes of which no two pieces of a file are alike, counted into a digest. */
    private static final class Pattern extends InputStream {

        private final MessageDigest digest;
        private long at;

        Pattern(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("one by one it would take too long");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == LONG_BYTES) {
                return -1;
            }
            int count = (int) Math.min(length, LONG_BYTES - at);
            for (int i = 0; i < count; i++, at++) {
                into[from + i] = (byte) (at ^ (at >> 8) ^ (at >> 20));
            }
            digest.update(into, from, count);
            return count;
        }
    }
}
