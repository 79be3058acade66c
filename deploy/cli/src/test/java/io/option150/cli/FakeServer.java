package io.option150.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers what a test tells it to, and writes down what it is asked. The suite itself is asked by CliTest. */
public final class FakeServer implements AutoCloseable {

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final List<String> conditions = new CopyOnWriteArrayList<>();

    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers a call, such as {@code GET /api/v1/clusters/a}, so. */
    public FakeServer on(String call, int status, String body) {
        answers.put(call, new ArrayDeque<>(List.of(new Answer(status, body))));
        return this;
    }

    /** Answers the call so once it was answered as was told before. */
    public FakeServer then(String call, int status, String body) {
        answers.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Method, path with query, and body of each call so far. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** {@code Authorization} of each call so far. */
    public List<String> credentials() {
        return List.copyOf(credentials);
    }

    /** {@code If-Match} or {@code If-None-Match} of each call that has one, behind its method and path. */
    public List<String> conditions() {
        return List.copyOf(conditions);
    }

    private void answer(HttpExchange call) throws IOException {
        credentials.add(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
        var line = call.getRequestMethod() + " " + call.getRequestURI();
        for (var name : List.of("If-Match", "If-None-Match")) {
            var condition = call.getRequestHeaders().getFirst(name);
            if (condition != null) {
                conditions.add(line + " " + name + ": " + condition);
            }
        }
        var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        calls.add(body.isEmpty() ? line : line + " " + body);
        var answer = answer(line);
        byte[] bytes = answer.body().getBytes(UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private Answer answer(String line) {
        var told = answers.get(line);
        if (told == null) {
            return new Answer(
                    404, "{\"title\":\"Not found\",\"status\":404,\"detail\":\"Nothing is at " + line + ".\"}");
        }
        return told.size() > 1 ? told.remove() : told.element();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
