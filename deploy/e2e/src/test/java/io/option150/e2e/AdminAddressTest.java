package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The registry's port answers for all services. */
@ExtendWith(LossSuite.class)
class AdminAddressTest {

    private static final Map<String, Integer> OTHERS =
            Map.of("file-store", Admin.FILES, "trust-service", Admin.TRUST, "tftp-edge", Admin.EDGE);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);
    private static final long LONG_BYTES = 256L << 20;

    /** Of heap and buffers together; the file held anywhere would be far above. */
    private static final long HELD_BYTES = 128L << 20;

    private final LossBench bench;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    AdminAddressTest(LossBench bench) {
        this.bench = bench;
    }

    @Test
    void readsWhatEveryServiceTells() throws Exception {
        var faults = new ArrayList<String>();
        for (var service : OTHERS.entrySet()) {
            var table = Path.of("../..", service.getKey(), "service/src/test/resources/access.txt");
            for (var line : Files.readAllLines(table)) {
                if (line.startsWith("GET ")) {
                    var path = line.split(" ", -1)[1].replaceAll("\\{[^}]*}", "no-such-one");
                    var own = bench.admin.get(service.getValue(), path);
                    var here = bench.admin.get(Admin.REGISTRY, atTheAdminAddress(service.getKey(), path));
                    if (own.statusCode() != here.statusCode() || !type(own).equals(type(here))) {
                        faults.add(path + ": " + own.statusCode() + " " + type(own) + " there, " + here.statusCode()
                                + " " + type(here) + " " + here.body() + " here");
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void takesAnUploadThatPhonesGet() throws Exception {
        var bytes = "by the one address".getBytes(UTF_8);
        bench.admin.upload(Admin.REGISTRY, "one-address.xml", bytes);
        Await.until(
                "served",
                AT_ONCE,
                () -> Phone.CURL_TFTP.fetch(bench.suite, "one-address.xml").is(bytes));
        Admin.expect(204, bench.admin.delete(Admin.REGISTRY, "/api/v1/files/one-address.xml"));
    }

    @Test
    void namesAnOwnerThatIsAwayAndServesAgainWhenItIsBack() throws Exception {
        bench.loss.signal("KILL", "file-store");
        var seen = new ArrayList<String>();
        Await.until("back", BACK_WITHIN, () -> {
            var answer = bench.admin.get(Admin.REGISTRY, "/api/v1/files?size=1");
            seen.add(answer.statusCode() + " " + answer.body());
            if (answer.statusCode() != 200) {
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.body()).contains("file-store");
            }
            return answer.statusCode() == 200;
        });
        assertThat(seen).anyMatch(answer -> answer.startsWith("503 ") && answer.contains("cannot be reached"));
        Await.until("whole", BACK_WITHIN, bench::isWhole);
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
        Admin.expect(204, bench.admin.delete(Admin.REGISTRY, "/api/v1/files/long.bin"));
    }

    /** The most that the registry's heap and direct buffers hold together while this runs, in bytes. */
    private @Nullable Void watch(AtomicLong most, AtomicBoolean isOver) {
        try {
            while (!isOver.get()) {
                var metrics = client.send(
                        HttpRequest.newBuilder(URI.create(bench.suite.api(Admin.REGISTRY) + "/q/metrics"))
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
        return HttpRequest.newBuilder(URI.create(bench.suite.api(Admin.REGISTRY) + path))
                .header("Authorization", "Bearer " + bench.suite.adminToken());
    }

    private static String atTheAdminAddress(String service, String path) {
        return path.startsWith("/api/v1/events")
                ? "/api/v1/services/" + service + path.substring("/api/v1".length())
                : path;
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none");
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
