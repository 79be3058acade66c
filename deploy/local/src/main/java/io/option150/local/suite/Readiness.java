package io.option150.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a service whether it is ready to serve: its health page says so. */
public final class Readiness implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The edge's check that is down when an admin has stopped it. */
    private static final String STOPPED = "service for phones";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * Whether the service at this address is ready at this moment.
     *
     * @param url base URL of its API
     */
    public boolean of(String url) throws InterruptedException {
        try {
            return client.send(ready(url), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Whether the service would serve, if it were not stopped: somebody wants it so, and it may be so for long.
     *
     * @param url base URL of its API
     */
    public boolean isStopped(String url) throws InterruptedException {
        return missing(url).filter(what -> what.equals("not ready: " + STOPPED)).isPresent();
    }

    /**
     * What the service still waits for, as its health page says: the checks that are down, with what they tell. Nothing
     * where there is no page yet.
     *
     * @param url base URL of its API
     */
    public Optional<String> missing(String url) throws InterruptedException {
        try {
            JsonNode page = JSON.readTree(client.send(ready(url), HttpResponse.BodyHandlers.ofByteArray())
                    .body());
            List<String> down = new ArrayList<>();
            for (JsonNode check : page.path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    down.add(check.path("name").asText() + words(check.path("data")));
                }
            }
            return down.isEmpty() ? Optional.empty() : Optional.of("not ready: " + String.join(", ", down));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    private static String words(JsonNode data) {
        return data.isEmpty()
                ? ""
                : data.propertyStream()
                        .map(detail ->
                                detail.getKey() + ": " + detail.getValue().asText())
                        .collect(Collectors.joining("; ", " (", ")"));
    }

    private static HttpRequest ready(String url) {
        return HttpRequest.newBuilder(URI.create(Objects.requireNonNull(url) + "/q/health/ready"))
                .timeout(PATIENCE)
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
