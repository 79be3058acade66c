package io.option150.files.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StoreTest
class ContentsTest {

    @TestHTTPResource("/")
    URI base;

    @Inject
    DataSource database;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void bytesAreReadByTheirNameAndMayBeKeptForEver() {
        var file = api.store("content.xml", "content".getBytes(UTF_8));
        var url = "/api/v1/contents/" + file.sha256();

        var answer = api.get(url);
        assertThat(Api.text(answer)).isEqualTo("content");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + file.sha256() + "\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, max-age=31536000, immutable");
        assertThat(Api.text(api.get(url, "Range", "bytes=3-4"))).isEqualTo("te");
        assertThat(api.get(url, "If-None-Match", "\"" + file.sha256() + "\"").statusCode())
                .isEqualTo(304);
        assertThat(api.head(url).headers().firstValue("Content-Length")).hasValue("7");
        assertThat(api.get("/api/v1/contents/" + file.sha256().toUpperCase(Locale.ROOT))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOlderVersionsBytesStayReadable() {
        var first = api.store("content-old.xml", "old".getBytes(UTF_8));
        api.store("content-old.xml", "new".getBytes(UTF_8));

        assertThat(Api.text(api.get("/api/v1/contents/" + first.sha256()))).isEqualTo("old");
    }

    @Test
    void aNameThatIsNoneOrUnknownIsSaid() {
        var malformed = api.get("/api/v1/contents/abc");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(Api.json(malformed).path("field").asText()).isEqualTo("sha256");
        assertThat(api.get("/api/v1/contents/" + "0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(api.delete("/api/v1/contents/" + "0".repeat(64)).statusCode())
                .isEqualTo(405);
    }

    @Test
    void theProblemThatBytesAreGoneSaysNothingOfThem() throws Exception {
        var file = api.store("content-gone.xml", "these bytes are gone".getBytes(UTF_8));
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from content_chunk where content_id ="
                        + " (select id from file_content where sha256 = ?)")) {
            delete.setString(1, file.sha256());
            assertThat(delete.executeUpdate()).isOne();
        }
        try (var call = new RawCall(base)) {
            for (var url : List.of("/api/v1/contents/" + file.sha256(), "/api/v1/files/content-gone.xml")) {
                var answer = call.head("GET", url, "Range: bytes=0-3").answer();
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.headers())
                        .containsEntry("content-type", "application/problem+json")
                        .containsEntry("cache-control", "no-store")
                        .doesNotContainKeys(
                                "etag",
                                "last-modified",
                                "accept-ranges",
                                "content-range",
                                "content-location",
                                "x-option150-sha256");
                assertThat(new String(call.read(answer.length()), UTF_8))
                        .startsWith("{")
                        .endsWith("}");
            }
        }
    }
}
