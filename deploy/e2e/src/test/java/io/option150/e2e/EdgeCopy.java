package io.option150.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A second edge beside a suite's own: the same command with the same settings but for its ports and folder, as another pod
 * of the same Deployment has them.
 */
final class EdgeCopy implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GONE_WITHIN_SECONDS = 20;

    private final int api = Ports.free("127.0.0.1");
    private final int tftp = Ports.free("127.0.0.1");
    private final int http = Ports.free("127.0.0.1");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path log;
    private final Process process;

    private EdgeCopy(Suite suite, Map<String, String> more) throws IOException {
        log = Files.createTempFile(suite.data().resolve("logs"), "edge-copy", ".log");
        var settings = Map.of(
                "quarkus.http.port", Integer.toString(api),
                "option150.tftp.port", Integer.toString(tftp),
                "option150.http.port", Integer.toString(http),
                "option150.https.port", Integer.toString(Ports.free("127.0.0.1")),
                "option150.https.soft-port", Integer.toString(Ports.free("127.0.0.1")),
                "option150.cache.directory", log + ".cache");
        List<String> words = new ArrayList<>();
        for (var word : new Loss(suite).command("tftp-edge")) {
            var key = word.startsWith("-D") && word.contains("=") ? word.substring(2, word.indexOf('=')) : "";
            if (word.equals("-cp")) {
                more.forEach((name, value) -> words.add("-D" + name + "=" + value));
            }
            words.add(settings.containsKey(key) ? "-D" + key + "=" + settings.get(key) : word);
        }
        words.removeLast(); // What follows the last zero byte.
        process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Starts it with further settings and returns at once. */
    static EdgeCopy of(Suite suite, Map<String, String> more) throws IOException {
        return new EdgeCopy(suite, more);
    }

    EdgeCopy whenReady(Duration within) throws InterruptedException {
        try {
            Await.until("the other edge is ready", within, () -> ask("/q/health/ready", api).status == 200);
            return this;
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + log(), e);
        }
    }

    /** One of its readiness checks; a missing node while it does not answer. */
    JsonNode check(String name) throws IOException, InterruptedException {
        for (var check : JSON.readTree(ask("/q/health/ready", api).body).path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        return JSON.missingNode();
    }

    /** Whether it gives this file. */
    boolean gives(String name, byte[] bytes) throws InterruptedException {
        var answer = ask("/" + name, http);
        return answer.status == 200 && Arrays.equals(answer.body, bytes);
    }

    AskingPhone phone(List<String> names) {
        return AskingPhone.of(tftp, http, names);
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

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body) {}

    private Answer ask(String path, int port) throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the other edge ended\n" + log());
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
}
