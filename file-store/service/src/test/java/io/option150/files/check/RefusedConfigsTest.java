package io.option150.files.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With {@code option150.files.check=refuse} no phone sees a file with errors, unless somebody insists. */
@StoreTest
@TestProfile(RefusedConfigsTest.Strict.class)
public class RefusedConfigsTest {

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

    /** Nothing with errors gets in. */
    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("option150.files.check", "refuse");
        }
    }
}
