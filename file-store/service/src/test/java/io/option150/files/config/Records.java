package io.option150.files.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.testkit.Await;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Records, by the API. */
record Records(Api api) {

    static final String DEVICES = "/api/v1/device-configs/";
    static final String PROFILES = "/api/v1/profiles/";
    static final String GROUPS = "/api/v1/call-manager-groups/";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    HttpResponse<byte[]> put(String url, String json, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return api.call("PUT", url, BodyPublishers.ofString(json), all);
    }

    HttpResponse<byte[]> post(String url, String json) {
        return api.call("POST", url, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    /** Stores and expects it to be taken. */
    JsonNode store(String url, String json) {
        var answer = put(url, json);
        assertThat(answer.statusCode()).as(Api.text(answer)).isIn(200, 201);
        return Api.json(answer);
    }

    JsonNode group(String name, String address) {
        return store(GROUPS + name, "{\"members\":[{\"address\":\"%s\"}]}".formatted(address));
    }

    JsonNode get(String url) {
        var answer = api.get(url);
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
        return Api.json(answer);
    }

    /** A file's text. */
    String file(String name) {
        var answer = api.get("/api/v1/files/" + name);
        assertThat(answer.statusCode()).as(name + ": " + Api.text(answer)).isEqualTo(200);
        return Api.text(answer);
    }

    /** What is told of a file. */
    JsonNode told(String name) {
        return get("/api/v1/files?prefix=" + name).at("/items/0");
    }

    String state(String device) {
        return get(DEVICES + device).at("/rendering/state").asText();
    }

    /** Returns once nothing waits to be made anew. */
    void awaitRendered() {
        Await.until(
                "no phone waits for its files",
                PATIENCE,
                () -> get(DEVICES + "rendering").path("waiting").asLong() == 0);
    }
}
