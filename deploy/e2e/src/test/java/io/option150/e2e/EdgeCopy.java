package io.option150.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A second edge beside a suite's own: the same command with the same settings but for its ports and folder, as another pod
 * of the same Deployment has them.
 */
final class EdgeCopy implements AutoCloseable {

    private final int tftp = Ports.free("127.0.0.1");
    private final int http = Ports.free("127.0.0.1");
    private final ServiceCopy service;

    private EdgeCopy(Suite suite, Map<String, String> more) throws IOException {
        var settings = new HashMap<>(more);
        // On one host two would have one name.
        settings.putIfAbsent("option150.fleet.edge-id", "copy-" + tftp);
        settings.put("option150.tftp.port", Integer.toString(tftp));
        settings.put("option150.http.port", Integer.toString(http));
        settings.put("option150.https.port", Integer.toString(Ports.free("127.0.0.1")));
        settings.put("option150.https.soft-port", Integer.toString(Ports.free("127.0.0.1")));
        Path cache = suite.data().resolve("edge-copy-" + UUID.randomUUID());
        settings.put("option150.cache.directory", cache.toString());
        service = ServiceCopy.of(suite, "tftp-edge", settings);
    }

    /** Starts it with further settings and returns at once. */
    static EdgeCopy of(Suite suite, Map<String, String> more) throws IOException {
        return new EdgeCopy(suite, more);
    }

    void whenReady(Duration within) throws InterruptedException {
        service.whenReady(within);
    }

    /** One of its readiness checks; a missing node while it does not answer. */
    JsonNode check(String name) throws IOException, InterruptedException {
        return service.check(name);
    }

    /** Whether it gives this file. */
    boolean gives(String name, byte[] bytes) throws InterruptedException {
        var answer = service.ask("/" + name, http);
        return answer.status() == 200 && Arrays.equals(answer.body(), bytes);
    }

    AskingPhone phone(List<String> names) {
        return AskingPhone.of(tftp, http, names);
    }

    /** All that it logged. */
    String log() {
        return service.log();
    }

    @Override
    public void close() throws InterruptedException {
        service.close();
    }
}
