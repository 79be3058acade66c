package io.option150.files.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a write from doing what was not meant, and what it says where it may have done so. */
@StoreTest
class WriteGuardsTest {

    private static final String FILES = "/api/v1/files/";

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x",
                "Multipart/Form-Data",
                "multipart/mixed; boundary=x",
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-8"
            })
    void aFormIsNotKeptAsTheFile(String type) {
        var answer = api.put("form.xml", bytes("--x\r\n\r\n<a/>\r\n--x--"), "Content-Type", type);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Api.json(answer).path("detail").asText())
                .contains(type, "curl -T <file>", "--data-binary", "-H 'Content-Type: application/octet-stream'");
        assertThat(api.get(FILES + "form.xml").statusCode()).isEqualTo(404);
        assertThat(api.put("form.xml", bytes("<a/>"), "Content-Type", "text/xml")
                        .statusCode())
                .isEqualTo(201);
        api.delete(FILES + "form.xml");
    }

    @Test
    void aWriteThatMeansAnOlderFileIsNotDone() {
        api.store("dated.xml", bytes("one"));
        api.store("dated.xml", bytes("two"));
        var before = "Sun, 06 Nov 1994 08:49:37 GMT";

        refused(api.put("dated.xml", bytes("three"), "If-Unmodified-Since", before));
        refused(api.post(FILES + "dated.xml/versions/1/restore", "If-Unmodified-Since", before));
        refused(api.delete(FILES + "dated.xml", "If-Unmodified-Since", "Sun Nov  6 08:49:37 1994"));
        refused(api.get(FILES + "dated.xml", "If-Unmodified-Since", before));
        assertThat(api.get(FILES + "dated.xml").body()).isEqualTo(bytes("two"));

        var modified = api.head(FILES + "dated.xml")
                .headers()
                .firstValue("Last-Modified")
                .orElseThrow();
        assertThat(api.put("dated.xml", bytes("three"), "If-Unmodified-Since", modified)
                        .statusCode())
                .isEqualTo(200);
        // RFC 9110, 13.1.4: passed over where it is no date, and beside If-Match.
        assertThat(api.put("dated.xml", bytes("four"), "If-Unmodified-Since", "tomorrow")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.put("dated.xml", bytes("five"), "If-Unmodified-Since", before, "If-Match", "*")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.delete(FILES + "dated.xml").statusCode()).isEqualTo(204);
    }

    @Test
    void allLinesOfAConditionAreRead() {
        var file = api.store("lines.xml", bytes("one"));
        var tag = "\"" + file.sha256() + "\"";

        assertThat(api.put("lines.xml", bytes("two"), "If-Match", "\"other\"", "If-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        var now = "\"" + Api.file(api.put("lines.xml", bytes("three"))).sha256() + "\"";
        refused(api.put("lines.xml", bytes("four"), "If-None-Match", "\"other\"", "If-None-Match", now));
        assertThat(api.get(FILES + "lines.xml", "If-None-Match", "\"other\"", "If-None-Match", now)
                        .statusCode())
                .isEqualTo(304);
        assertThat(api.get(FILES + "lines.xml", "If-Match", "\"other\"", "If-Match", now)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aNameThatDiffersInCaseOnlyIsWarnedOf() {
        assertThat(warnings(api.put("Guards/Ringlist.xml?force=true", bytes("one"))))
                .isEmpty();

        var answer = api.put("Guards/ringlist.xml?force=true", bytes("two"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Api.json(answer).path("path").asText()).isEqualTo("Guards/ringlist.xml");
        assertThat(warnings(answer)).singleElement().asString().contains("Guards/Ringlist.xml", "in case only");
        assertThat(warnings(api.put("Guards/Ringlist.xml?force=true", bytes("one"))))
                .as("unchanged")
                .hasSize(1);
        assertThat(warnings(api.post(FILES + "Guards/ringlist.xml/versions/1/restore")))
                .as("restored")
                .hasSize(1);
    }

    @Test
    void aNameIsFoundInEveryUnicodeFormAndTwoOfThemAreWarnedOf() {
        var composed = "Guards/Klingelt\u00f6ne.xml";
        var decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        api.store(encoded(decomposed), bytes("macOS"));

        assertThat(api.get(FILES + encoded(composed)).statusCode()).isEqualTo(404);
        for (var name : List.of(composed, composed.toUpperCase(Locale.ROOT), decomposed)) {
            assertThat(api.get(FILES + encoded(name) + "?ignore-case=true").body())
                    .isEqualTo(bytes("macOS"));
        }
        assertThat(warnings(api.put(encoded(composed), bytes("others"))))
                .singleElement()
                .asString()
                .contains("Unicode form");
    }

    private static List<String> warnings(HttpResponse<byte[]> answer) {
        return Api.json(answer)
                .path("warnings")
                .valueStream()
                .map(warning -> warning.asText())
                .toList();
    }

    private static void refused(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(412);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, UTF_8).replace("%2F", "/");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
