package io.option150.edge.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.option150.edge.Records;
import io.option150.files.contract.FileRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the edge asks of file store and trust service for bytes, by the paths of their contracts. */
public final class OwnServer implements AutoCloseable {

    /** What it was asked, path and query. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** For how many more signed forms it knows of a later change. */
    public final AtomicInteger ahead = new AtomicInteger();

    /** Whether signed forms are made. */
    public volatile boolean signs = true;

    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;

    /** Listens on 127.0.0.1. */
    public OwnServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::get);
        http.start();
    }

    /** Base URL. */
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** What it answers to a path's last part with its query; {@code PUT} does the same. */
    public void answer(String lastPart, String text) {
        contents.put(lastPart, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Stores a file's bytes and returns its record. */
    public FileRecord store(String path, byte[] bytes, long sequence) {
        contents.put(Records.sha256(bytes), bytes);
        return Records.file(path, bytes, sequence);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }

    private void get(HttpExchange call) throws IOException {
        String path = call.getRequestURI().toString();
        if (call.getRequestMethod().equals("PUT")) {
            contents.put(
                    path.substring(path.lastIndexOf('/') + 1),
                    call.getRequestBody().readAllBytes());
            call.sendResponseHeaders(204, -1);
            call.close();
            return;
        }
        asked.add(path);
        byte[] bytes = path.startsWith("/api/v1/signed/")
                ? (signs ? ("signed " + path).getBytes(StandardCharsets.UTF_8) : null)
                : stored(path);
        if (path.startsWith("/api/v1/signed/") && ahead.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            call.sendResponseHeaders(409, -1);
        } else if (bytes == null) {
            call.sendResponseHeaders(404, -1);
        } else {
            call.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
        }
        call.close();
    }

    /** By the last part of its path, or by the digest that is asked for behind it. */
    private byte @Nullable [] stored(String path) {
        byte[] bytes = contents.get(path.substring(path.lastIndexOf('/') + 1));
        return bytes != null ? bytes : contents.get(path.substring(path.lastIndexOf('=') + 1));
    }
}
