package io.option150.files.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StoreTest
class VersionsTest {

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void theLatestTenVersionsAreKeptNewestFirst() {
        for (int i = 1; i <= 12; i++) {
            store("kept.xml", "version " + i);
        }

        var versions = versions("kept.xml?page=0&size=1000");
        assertThat(numbers(versions))
                .isEqualTo(LongStream.iterate(12, n -> n - 1).limit(10).boxed().toList());
        for (var version : versions) {
            var bytes = api.get("/api/v1/contents/" + version.path("sha256").asText());
            assertThat(Api.text(bytes))
                    .isEqualTo("version " + version.path("version").asLong());
        }
    }

    @Test
    void whoMadeWhichVersionIsOnRecord() throws IOException {
        store("told.xml", "one");
        store("told.xml", "two");
        api.post("/api/v1/files/told.xml/versions/1/restore");
        api.delete("/api/v1/files/told.xml");

        var answer = api.get("/api/v1/audit/file-store?what=file/told.xml");
        var told = new ObjectMapper().readTree(answer.body()).path("items");
        assertThat(told.findValuesAsText("call"))
                .containsExactly(
                        "DELETE /api/v1/files/told.xml",
                        "POST /api/v1/files/told.xml/versions/1/restore",
                        "PUT /api/v1/files/told.xml",
                        "PUT /api/v1/files/told.xml");
        assertThat(told.findValuesAsText("who")).containsOnly("admin");
        assertThat(told.get(1).at("/before/version").asInt()).isEqualTo(2);
        assertThat(told.get(1).at("/after/version").asInt()).isEqualTo(3);
        assertThat(told.get(1).at("/after/sha256").asText())
                .isEqualTo(told.get(3).at("/after/sha256").asText());
    }

    @Test
    void anOlderVersionComesBackAsTheNewest() {
        store("restored.xml", "good");
        var bad = Api.file(api.put("restored.xml", "bad".getBytes(UTF_8)));

        var answer = api.post("/api/v1/files/restored.xml/versions/1/restore");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Api.file(answer).version()).isEqualTo(3);
        assertThat(Api.file(answer).sequence()).isGreaterThan(bad.sequence());
        assertThat(answer.headers().firstValue("ETag"))
                .hasValue("\"" + Api.file(answer).sequence() + "\"");
        assertThat(Api.text(api.get("/api/v1/files/restored.xml"))).isEqualTo("good");
        assertThat(numbers(versions("restored.xml"))).containsExactly(3L, 2L, 1L);
    }

    @Test
    void whatCannotBeRestoredIsSaid() {
        store("limits.xml", "1");

        assertThat(status("limits.xml/versions/7/restore")).isEqualTo(404);
        assertThat(status("missing.xml/versions/1/restore")).isEqualTo(404);
        assertThat(status("limits.xml/versions/one/restore")).isEqualTo(400);
        assertThat(api.post("/api/v1/files/limits.xml/versions/1/restore", "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(api.get("/api/v1/files/limits.xml/versions/1/restore").statusCode())
                .isEqualTo(405);
        assertThat(api.get("/api/v1/files/limits.xml/versions?size=x").statusCode())
                .isEqualTo(400);
    }

    private void store(String path, String text) {
        api.store(path, text.getBytes(UTF_8));
    }

    private int status(String path) {
        return api.post("/api/v1/files/" + path).statusCode();
    }

    private JsonNode versions(String path) {
        var parts = path.split("\\?", 2);
        var query = parts.length == 2 ? "?" + parts[1] : "";
        return Api.json(api.get("/api/v1/files/" + parts[0] + "/versions" + query))
                .path("items");
    }

    private static List<Long> numbers(JsonNode versions) {
        return versions.findValues("version").stream().map(JsonNode::asLong).toList();
    }
}
