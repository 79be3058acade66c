package io.option150.registry.access;

import static io.restassured.RestAssured.given;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What answers tell browsers, whatever gives them: a resource, the gate, a resource that is not there. */
@RegistryTest
class ApiHeadersTest {

    @Test
    void nothingOfTheApiIsRunFramedGuessedOrKept() {
        List<Response> answers = List.of(
                Api.admin().get(Api.CLUSTERS),
                Api.admin().head(Api.CLUSTERS),
                given().get(Api.CLUSTERS),
                Api.admin().get("/api/v1/nowhere"),
                Api.admin().body("no JSON").post(Api.CLUSTERS));
        for (var answer : answers) {
            answer.then()
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff");
        }
    }
}
