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
import org.junit.jupiter.api.Test;

/** With {@code option150.files.check=warn} a file with errors is stored, and told of. */
@StoreTest
@TestProfile(WarnedConfigsTest.Lenient.class)
class WarnedConfigsTest {

    @TestHTTPResource("/")
    URI base;

    @Test
    void anUploadWithErrorsIsStoredWithThemInTheAnswer() {
        var api = new Api(base);
        var answer = api.put("SEP0000000000C2.cnf.xml", "<device><a></device>".getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Api.json(answer).at("/findings/0/rule").asText()).isEqualTo("xml-not-closed");
        assertThat(Api.json(answer).path("forced").asBoolean()).isTrue();
        assertThat(Api.text(api.get("/api/v1/files/SEP0000000000C2.cnf.xml"))).isEqualTo("<device><a></device>");
    }

    /** What is uploaded is stored. */
    public static class Lenient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("option150.files.check", "warn");
        }
    }
}
