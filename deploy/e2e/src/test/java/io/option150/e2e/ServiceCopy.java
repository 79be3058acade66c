package io.option150.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.testkit.Await;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Another process of a part of a suite: the same command with the same settings, but for its API's port and what is given. */
final class ServiceCopy implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GONE_WITHIN_SECONDS = 20;

    /** An answer; status 0: none came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body) {}

    private final int api = Ports.free("127.0.0.1");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String part;
    private final Path log;
    private final ProcessBuilder builder;
    private Process process;

    private ServiceCopy(Suite suite, String part, Map<String, String> settings) throws IOException {
        this.part = part;
        log = Files.createTempFile(suite.data().resolve("logs"), part + "-copy", ".log");
        var all = new TreeMap<>(settings);
        all.put("quarkus.http.port", Integer.toString(api));
        List<String> words = new ArrayList<>();
        for (var word : new Loss(suite).command(part)) {
            if (word.equals("-cp")) {
                all.forEach((name, value) -> words.add("-D" + name + "=" + value));
            }
            if (!all.containsKey(key(word))) {
                words.add(word);
            }
        }
        words.removeLast(); // What follows the last zero byte.
        builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        OwnEnvironment.set(builder, new Loss(suite).environment(part));
        process = builder.start();
    }

    /** Starts a copy of this part and returns at once. */
    static ServiceCopy of(Suite suite, String part, Map<String, String> settings) throws IOException {
        return new ServiceCopy(suite, part, settings);
    }

    /** TCP port of its API. */
    int api() {
        return api;
    }

    void whenReady(Duration within) throws InterruptedException {
        try {
            Await.until(
                    "the other " + part + " is ready",
                    within,
                    () -> ask("/q/health/ready", api).status() == 200);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + log(), e);
        }
    }

    /** One of its readiness checks; a missing node while it does not answer. */
    JsonNode check(String name) throws IOException, InterruptedException {
        for (var check : JSON.readTree(ask("/q/health/ready", api).body()).path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        return JSON.missingNode();
    }

    /** Asks one of its ports. */
    Answer ask(String path, int port) throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the other " + part + " ended\n" + log());
        }
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(3))
                            .build(),
                    BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException notYet) {
            return new Answer(0, new byte[0]);
        }
    }

    /** SIGKILL, as when a node takes the memory back. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again with the same settings, folder and ports. */
    void startAgain() throws IOException {
        process = builder.start();
    }

    /** All that it logged. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GONE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static String key(String word) {
        return word.startsWith("-D") && word.contains("=") ? word.substring(2, word.indexOf('=')) : "";
    }
}
