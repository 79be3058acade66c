package io.option150.files.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StoreTest
class FileListTest {

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void aPrefixPicksFilesInTheOrderOfBytes() {
        for (var path : List.of("list/b", "list/B", "list/a", "listing", "list/%25_")) {
            api.store(path, path.getBytes(UTF_8));
        }

        assertThat(paths("?prefix=list/")).containsExactly("list/%_", "list/B", "list/a", "list/b");
        assertThat(paths("?prefix=/list%5C")).containsExactly("list/%_", "list/B", "list/a", "list/b");
        assertThat(paths("?prefix=list/%25")).containsExactly("list/%_");
        assertThat(paths("?prefix=list/_")).isEmpty();
    }

    @Test
    void aListIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            api.store("pages/" + i, new byte[] {(byte) i});
        }

        var page = Api.json(api.get("/api/v1/files?prefix=pages/&page=1&size=2"));
        assertThat(page.path("total").asInt()).isEqualTo(5);
        assertThat(page.path("page").asInt()).isEqualTo(1);
        assertThat(page.path("size").asInt()).isEqualTo(2);
        assertThat(page.path("items").findValuesAsText("path")).containsExactly("pages/2", "pages/3");
        assertThat(paths("?prefix=pages/&page=2147483647&size=1000")).isEmpty();
    }

    @Test
    void anEntryIsWhatTheUploadAnswered() {
        var stored = api.store("entry.xml", "entry".getBytes(UTF_8));

        var items = Api.json(api.get("/api/v1/files?prefix=entry.xml")).path("items");
        assertThat(Api.read(items.get(0).toString().getBytes(UTF_8), stored.getClass()))
                .isEqualTo(stored);
        assertThat(items.get(0).path("form").asText()).isEqualTo("plain");
        assertThat(items.get(0).path("modified").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    }

    @ParameterizedTest
    @CsvSource({"?size=0, size", "?size=1001, size", "?page=-1, page", "?size=ten, size", "?prefix=a%00, prefix"})
    void aBadQuestionIsRefusedByItsField(String query, String field) {
        var answer = api.get("/api/v1/files" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).path("field").asText()).isEqualTo(field);
    }

    private List<String> paths(String query) {
        return Api.json(api.get("/api/v1/files" + query)).path("items").findValuesAsText("path");
    }
}
