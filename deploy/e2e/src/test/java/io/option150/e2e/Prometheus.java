package io.option150.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A real Prometheus that scrapes a suite each second, with the labels that the chart's monitors give. */
final class Prometheus implements AutoCloseable {

    private static final Duration UP_WITHIN = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Prometheus start(Suite suite) throws IOException, InterruptedException {
        var program = Programs.require("prometheus");
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "prometheus-");
        var config = folder.resolve("prometheus.yml");
        Files.writeString(config, config(suite));
        int port = Ports.free("127.0.0.1");
        var process = new ProcessBuilder(
                        program,
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var prometheus = new Prometheus(process, port);
        try {
            Await.until("Prometheus is ready", UP_WITHIN, prometheus::isReady);
            return prometheus;
        } catch (AssertionError e) {
            prometheus.close();
            throw e;
        }
    }

    /** Whether an expression has at least one value that is a number. Fails when it is none. */
    boolean hasData(String expression) throws IOException, InterruptedException {
        var answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        JsonNode json = JSON.readTree(answer.body());
        if (!json.path("status").asText().equals("success")) {
            throw new AssertionError(expression + ": " + answer.body());
        }
        for (JsonNode series : json.at("/data/result")) {
            if (!series.at("/value/1").asText("NaN").equals("NaN")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("Prometheus ended with status " + process.exitValue());
        }
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String config(Suite suite) {
        var config = new StringBuilder("""
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: option150
                    metrics_path: /q/metrics
                    static_configs:
                """);
        var services = new TreeMap<>(Map.of(
                "tftp-edge", Admin.EDGE,
                "cluster-registry", Admin.REGISTRY,
                "file-store", Admin.FILES,
                "trust-service", Admin.TRUST));
        services.forEach((service, port) ->
                config.append("""
                      - targets: ["%s"]
                        labels: {namespace: option150, service: %s, pod: %s-0}
                """.formatted(suite.api(port).replace("http://", ""), service, service)));
        return config.toString();
    }
}
