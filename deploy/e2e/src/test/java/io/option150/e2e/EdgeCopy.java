package io.option150.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A second edge beside a suite's own: the same command with the same settings but for its ports and folder, as another pod
 * of the same Deployment has them.
 */
public final class EdgeCopy implements AutoCloseable {

    private final int tftp = Ports.free("127.0.0.1");
    private final int http = Ports.free("127.0.0.1");
    private final Path folder;
    private final ServiceCopy service;

    private EdgeCopy(Suite suite, Map<String, String> more) throws IOException {
        var settings = new HashMap<>(more);
        // On one host two would have one name.
        settings.putIfAbsent("option150.fleet.edge-id", "copy-" + tftp);
        settings.put("option150.tftp.port", Integer.toString(tftp));
        settings.put("option150.http.port", Integer.toString(http));
        settings.put("option150.https.port", Integer.toString(Ports.free("127.0.0.1")));
        settings.put("option150.https.soft-port", Integer.toString(Ports.free("127.0.0.1")));
        folder = suite.data().resolve("edge-copy-" + UUID.randomUUID());
        settings.put("option150.cache.directory", folder.toString());
        service = ServiceCopy.of(suite, "tftp-edge", settings);
    }

    /** Starts it with further settings and returns at once. */
    public static EdgeCopy of(Suite suite, Map<String, String> more) throws IOException {
        return new EdgeCopy(suite, more);
    }

    public void whenReady(Duration within) throws InterruptedException {
        service.whenReady(within);
    }

    /** One of its readiness checks; a missing node while it does not answer. */
    public JsonNode check(String name) throws IOException, InterruptedException {
        return service.check(name);
    }

    /** Whether it gives this file. */
    public boolean gives(String name, byte[] bytes) throws InterruptedException {
        var answer = service.ask("/" + name, http);
        return answer.status() == 200 && Arrays.equals(answer.body(), bytes);
    }

    /** What it gives for this name; null: nothing. */
    public byte @Nullable [] give(String name) throws InterruptedException {
        var answer = service.ask("/" + name, http);
        return answer.status() == 200 ? answer.body() : null;
    }

    /** The sum of a meter's series that fit. */
    public double meter(String series) throws InterruptedException {
        return new String(service.ask("/q/metrics", service.api()).body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Bytes that it keeps on disk. */
    public long kept() throws IOException {
        try (var files = Files.walk(folder.resolve("kept"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    public void kill() throws InterruptedException {
        service.kill();
    }

    public void startAgain() throws IOException {
        service.startAgain();
    }

    public AskingPhone phone(List<String> names) {
        return AskingPhone.of(tftp, http, names);
    }

    /** All that it logged. */
    public String log() {
        return service.log();
    }

    @Override
    public void close() throws InterruptedException {
        service.close();
    }
}
