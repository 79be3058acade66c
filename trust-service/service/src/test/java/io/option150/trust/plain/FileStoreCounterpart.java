package io.option150.trust.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.option150.testkit.TestTokens;
import io.option150.trust.formats.tlv.Bytes;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a file store, speaking its HTTP: {@code HEAD /api/v1/files/{path}?ignore-case=true} and
 * {@code GET /api/v1/contents/{sha256}}. A test fills it and chooses how it fails.
 */
public final class FileStoreCounterpart implements QuarkusTestResourceLifecycleManager {

    /** When every file was stored. */
    public static final Instant MODIFIED = Instant.parse("2026-03-01T12:00:00Z");

    /** How contents are answered. */
    public enum Behaviour {
        /** As stored. */
        HONEST,
        /** With one byte changed. */
        LYING,
        /** Whole at first; the second answer of a content stops half way. */
        BREAKING_OFF,
        /** Not at all: every call is answered 503. */
        AWAY,
        /** Not at all: connections are taken, calls are not answered until the next {@link #reset}. */
        FROZEN,
        /** As stored, but contents only from {@link #release} on. */
        HOLDING
    }

    private record Stored(String path, String sha256, Bytes content) {

        byte[] bytes() {
            return content.toArray();
        }
    }

    private final Map<String, Stored> files = new ConcurrentHashMap<>();
    private final Map<String, Integer> reads = new ConcurrentHashMap<>();
    private volatile CountDownLatch thawed = new CountDownLatch(1);
    private volatile Behaviour behaviour = Behaviour.HONEST;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    @Override
    public Map<String, String> start() {
        try {
            threads = Executors.newVirtualThreadPerTaskExecutor();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/api/v1/files/", this::file);
            server.createContext("/api/v1/contents/", this::content);
            server.start();
            return Map.of(
                    "option150.file-store.url",
                    "http://localhost:" + server.getAddress().getPort(),
                    "option150.file-store.answer-timeout",
                    "3s");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FileStoreCounterpart.class));
    }

    @Override
    public void stop() {
        thawed.countDown();
        if (server != null && threads != null) {
            server.stop(0);
            threads.close();
        }
    }

    /** Forgets everything and is honest again. */
    public void reset() {
        files.clear();
        reads.clear();
        behaviour = Behaviour.HONEST;
        thawed.countDown();
        thawed = new CountDownLatch(1);
    }

    public void behave(Behaviour chosen) {
        behaviour = chosen;
    }

    /** Answers what was held back. */
    public void release() {
        thawed.countDown();
    }

    /** Stores a file; returns its SHA-256. */
    public String put(String path, byte[] bytes) {
        try {
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            files.put(path, new Stored(path, sha256, Bytes.copyOf(bytes)));
            return sha256;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How often a content was read. */
    public int reads(String sha256) {
        return reads.getOrDefault(sha256, 0);
    }

    private void file(HttpExchange call) throws IOException {
        if (refuse(call)) {
            return;
        }
        String path = call.getRequestURI().getPath().substring("/api/v1/files/".length());
        boolean ignoreCase = Objects.equals(call.getRequestURI().getQuery(), "ignore-case=true");
        Optional<Stored> found = Optional.ofNullable(files.get(path))
                .or(() -> files.values().stream()
                        .filter(file -> ignoreCase && file.path().equalsIgnoreCase(path))
                        .findFirst());
        if (found.isEmpty()) {
            answer(call, 404, new byte[0]);
            return;
        }
        var modified = DateTimeFormatter.RFC_1123_DATE_TIME.format(MODIFIED.atOffset(ZoneOffset.UTC));
        call.getResponseHeaders().set("Last-Modified", modified);
        call.getResponseHeaders().set("X-Option150-Sha256", found.get().sha256());
        answer(call, 200, found.get().bytes());
    }

    private void content(HttpExchange call) throws IOException {
        if (refuse(call)) {
            return;
        }
        URI uri = call.getRequestURI();
        String sha256 = uri.getPath().substring("/api/v1/contents/".length());
        Optional<Stored> found = files.values().stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst();
        if (found.isEmpty()) {
            answer(call, 404, new byte[0]);
            return;
        }
        byte[] bytes = found.get().bytes();
        int read = reads.merge(sha256, 1, Integer::sum);
        if (behaviour == Behaviour.HOLDING) {
            awaitThaw();
        }
        if (behaviour == Behaviour.LYING) {
            bytes[bytes.length - 1] ^= 1;
        }
        if (behaviour == Behaviour.BREAKING_OFF && read > 1) {
            call.sendResponseHeaders(200, bytes.length);
            OutputStream body = call.getResponseBody();
            body.write(bytes, 0, bytes.length / 2);
            body.flush();
            throw new IOException("breaks off as told");
        }
        answer(call, 200, bytes);
    }

    private boolean refuse(HttpExchange call) throws IOException {
        if (behaviour == Behaviour.FROZEN) {
            awaitThaw();
        }
        boolean known =
                Objects.equals(call.getRequestHeaders().getFirst("Authorization"), "Bearer " + TestTokens.SERVICE);
        if (behaviour == Behaviour.AWAY || !known) {
            answer(call, known ? 503 : 401, "no".getBytes(UTF_8));
            return true;
        }
        return false;
    }

    private void awaitThaw() throws IOException {
        try {
            thawed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while frozen", stopped);
        }
    }

    private static void answer(HttpExchange call, int status, byte[] body) throws IOException {
        try (call) {
            if (call.getRequestMethod().equals("HEAD")) {
                call.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
                call.sendResponseHeaders(status, -1);
            } else {
                call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                call.getResponseBody().write(body);
            }
        }
    }
}
