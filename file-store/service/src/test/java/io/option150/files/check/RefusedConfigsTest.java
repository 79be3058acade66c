package io.option150.files.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No phone sees a file with errors, unless somebody insists; and then it is marked. */
@StoreTest
class RefusedConfigsTest {

    private static final byte[] BROKEN = "<device>\n<authPassword>hush</authPasswort>\n</device>".getBytes(UTF_8);

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void anUploadWithErrorsIsRefusedAndStoresNothing() {
        var answer = api.put("SEP0000000000D1.cnf.xml", BROKEN);

        assertThat(answer.statusCode()).isEqualTo(422);
        var problem = Api.json(answer);
        assertThat(problem.path("type").asText()).isEqualTo("urn:option150:problem:device-config");
        assertThat(problem.path("field").asText()).isEqualTo("line 2, column 19");
        assertThat(problem.path("rule").asText()).startsWith("xml-not-closed: ");
        assertThat(Api.text(answer)).doesNotContain("hush");
        assertThat(api.get("/api/v1/files/SEP0000000000D1.cnf.xml").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoInsistsHasItStoredAndHearsWhatIsWrong() {
        var answer = api.put("SEP0000000000D2.cnf.xml?force=true", BROKEN);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Api.json(answer).path("findings").get(0).path("rule").asText())
                .isEqualTo("xml-not-closed");
        assertThat(api.get("/api/v1/files/SEP0000000000D2.cnf.xml").body()).isEqualTo(BROKEN);
    }

    @Test
    void whatIsStoredAllTheSameIsMarkedInEachListForGood() {
        var name = "SEP0000000000D5.cnf.xml";
        assertThat(Api.json(api.put(name + "?force=true", BROKEN))
                        .path("forced")
                        .asBoolean())
                .isTrue();
        assertThat(told(name).path("forced").asBoolean()).isTrue();
        // Insisting marks nothing that has no errors.
        assertThat(Api.json(api.put(name + "?force=true", "<device/>".getBytes(UTF_8)))
                        .has("forced"))
                .isFalse();
        assertThat(told(name).has("forced")).isFalse();
        var versions = Api.json(api.get("/api/v1/files/" + name + "/versions"));
        assertThat(versions.at("/items/0").has("forced")).isFalse();
        assertThat(versions.at("/items/1/forced").asBoolean()).isTrue();
        assertThat(Api.json(api.post("/api/v1/files/" + name + "/versions/1/restore"))
                        .path("forced")
                        .asBoolean())
                .isTrue();
        assertThat(told(name).path("forced").asBoolean()).isTrue();
    }

    private JsonNode told(String name) {
        return Api.json(api.get("/api/v1/files?prefix=" + name)).at("/items/0");
    }

    @Test
    void warningsRefuseNothing() {
        assertThat(api.put("SEP0000000000D3.cnf.xml", "<device/>".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aFileLargerThanAnyPhonesIsRefused() {
        assertThat(api.put("SEP0000000000D4.cnf.xml", new byte[3 << 20]).statusCode())
                .isEqualTo(422);
        assertThat(api.put("SEP0000000000D4.cnf.xml?force=true", new byte[3 << 20])
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.put("big.jar", new byte[3 << 20]).statusCode()).isEqualTo(201);
    }
}
