package io.option150.registry.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who guesses tokens is told off, and nobody is locked out by it. */
@RegistryTest
@TestProfile(WrongTokenTest.Few.class)
class WrongTokenTest {

    /** Three a minute. */
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("option150.auth.wrong-tokens", "3");
        }
    }

    @Test
    void afterAFewWrongOnesThereIs429AndARightOnePasses() {
        assertThat(IntStream.range(0, 3).map(n -> guess(n).statusCode())).containsOnly(401);
        Api.problem(guess(3), 429).header("Retry-After", "60").body("detail", containsString("More than 3 tokens"));
        Api.problem(given().header("Authorization", "Bearer guess").post(Api.CLUSTERS), 429);
        Api.admin().get(Api.CLUSTERS).then().statusCode(200);
        given().get(Api.CLUSTERS).then().statusCode(401);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("option150_auth_wrong_tokens_total{status=\"429\"} 2.0"));
    }

    private static Response guess(int n) {
        return given().header("Authorization", "Bearer guess-number-" + n).get(Api.CLUSTERS);
    }
}
