package io.option150.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The admin address of a suite, called with one token. Every refusal is thrown as a {@link Failure}. */
public final class Server implements AutoCloseable {

    /** Longer than any answer takes that is not a stream: who says nothing for so long says nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PAGE = 1_000;
    private static final String JSON = "application/json";

    private final URI base;
    private final String token;
    private final HttpClient client;
    private final String whenAway;

    /**
     * A server that is not called yet.
     *
     * @param base scheme, host and port
     * @param whenAway what to do when nobody answers there
     */
    Server(URI base, String token, HttpClient client, String whenAway) {
        this.base = base;
        this.token = token;
        this.client = client;
        this.whenAway = whenAway;
    }

    /** What is there. */
    public JsonNode get(ApiPath path) {
        return json(send(request(path).timeout(PATIENCE).GET(), path));
    }

    /** What is there, empty where nothing is. */
    public Optional<JsonNode> find(ApiPath path) {
        var answer = exchange(request(path).timeout(PATIENCE).GET());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(json(accepted(answer, path)));
    }

    /** All entries of a list, over all its pages; of many pages a few are asked for at a time. */
    public List<JsonNode> all(ApiPath path) {
        var first = get(path.with("size", PAGE).with("page", 0));
        List<JsonNode> all = new ArrayList<>();
        first.path("items").forEach(all::add);
        int pages = (first.path("total").asInt() + PAGE - 1) / PAGE;
        IntStream.range(1, pages)
                .parallel()
                .mapToObj(page -> get(path.with("size", PAGE).with("page", page)))
                .toList()
                .forEach(answer -> answer.path("items").forEach(all::add));
        return all;
    }

    /** Calls with a JSON body, or none; the answer's JSON, an empty object where it has none. */
    public JsonNode call(String method, ApiPath path, @Nullable JsonNode body) {
        return json(send(with(method, path, body).timeout(PATIENCE), path));
    }

    /** The same, refused unless the thing is as this says. */
    public JsonNode call(String method, ApiPath path, JsonNode body, Condition condition) {
        return json(send(condition.on(with(method, path, body)).timeout(PATIENCE), path));
    }

    /** The same, empty where there is no such thing. */
    public Optional<JsonNode> callIfThere(String method, ApiPath path, @Nullable JsonNode body) {
        var answer = exchange(with(method, path, body).timeout(PATIENCE));
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(json(accepted(answer, path)));
    }

    /** Calls with these bytes; the answer as it comes, to be closed. */
    public InputStream stream(String method, ApiPath path, @Nullable String type, BodyPublisher body) {
        return stream(method, path, type, body, Condition.NONE);
    }

    /** The same, refused unless the thing is as this says. */
    public InputStream stream(
            String method, ApiPath path, @Nullable String type, BodyPublisher body, Condition condition) {
        var request = condition.on(request(path).method(method, body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return send(request, path).body();
    }

    /** Ends the threads that call. A JVM that ends beside a thread that waits in the kernel, as theirs do, takes 0.3 s for it. */
    @Override
    public void close() {
        client.shutdownNow();
        try {
            client.awaitTermination(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder with(String method, ApiPath path, @Nullable JsonNode body) {
        if (body == null) {
            return request(path).method(method, BodyPublishers.noBody());
        }
        return request(path)
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : JSON)
                .method(method, BodyPublishers.ofString(Json.write(body)));
    }

    private HttpRequest.Builder request(ApiPath path) {
        return HttpRequest.newBuilder(base.resolve(path.text())).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request, ApiPath path) {
        return accepted(exchange(request), path);
    }

    private HttpResponse<InputStream> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.refused("interrupted");
        }
    }

    private HttpResponse<InputStream> accepted(HttpResponse<InputStream> answer, ApiPath path) {
        if (answer.statusCode() / 100 == 2) {
            return answer;
        }
        throw Refusals.of(
                answer.statusCode(), bytes(answer), answer.request().method() + " " + base.resolve(path.text()));
    }

    private byte[] bytes(HttpResponse<InputStream> answer) {
        try (var body = answer.body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw away(e);
        }
    }

    private JsonNode json(HttpResponse<InputStream> answer) {
        byte[] bytes = bytes(answer);
        if (bytes.length == 0) {
            return Json.object();
        }
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw Failure.refused(base + " does not answer in JSON: is it the admin address of an Option150?");
        }
    }

    private Failure away(IOException e) {
        var why = e.getMessage();
        return Failure.unreachable(
                base + " cannot be reached" + (why == null || why.isBlank() ? "" : " (" + why + ")") + "; " + whenAway);
    }
}
