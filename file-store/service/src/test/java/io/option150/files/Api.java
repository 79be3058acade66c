package io.option150.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.option150.files.contract.FileRecord;
import io.option150.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The API as an admin's client sees it. URLs are sent as given: nothing is encoded or normalised on the way. */
public record Api(URI base) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    public HttpResponse<byte[]> get(String url, String... headers) {
        return call("GET", url, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<byte[]> head(String url, String... headers) {
        return call("HEAD", url, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<byte[]> delete(String url, String... headers) {
        return call("DELETE", url, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<byte[]> post(String url, String... headers) {
        return call("POST", url, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<byte[]> put(String path, byte[] bytes, String... headers) {
        return call("PUT", "/api/v1/files/" + path, BodyPublishers.ofByteArray(bytes), headers);
    }

    /** Uploads and expects it to be taken, though it may be no file of phones. */
    public FileRecord store(String path, byte[] bytes) {
        var answer = put(path + "?force=true", bytes);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + text(answer));
        }
        return file(answer);
    }

    public HttpResponse<byte[]> call(String method, String url, BodyPublisher body, String... headers) {
        return send(request(url, headers).method(method, body).build(), BodyHandlers.ofByteArray());
    }

    /** A request with the admin's token. */
    public HttpRequest.Builder request(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + url.substring(1)))
                .header("Authorization", "Bearer " + TestTokens.ADMIN);
        return headers.length == 0 ? request : request.headers(headers);
    }

    public static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static FileRecord file(HttpResponse<byte[]> answer) {
        return read(answer.body(), FileRecord.class);
    }

    public static JsonNode json(HttpResponse<byte[]> answer) {
        return read(answer.body(), JsonNode.class);
    }

    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
