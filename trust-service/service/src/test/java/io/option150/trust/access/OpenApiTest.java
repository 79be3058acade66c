package io.option150.trust.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.trust.TrustServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What callers can read of the API. */
@QuarkusTest
@TrustServiceTest
class OpenApiTest {

    @Test
    void whoeverNamesAThingReadsWhatItMeansThatItIsNotThere() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=JSON").jsonPath().getMap("paths");
        var silent = new TreeSet<String>();
        paths.forEach((path, calls) -> calls.forEach((method, call) -> {
            boolean isMade = method.equals("put") && path.startsWith("/api/v1/phone-certificates/");
            if (path.contains("{")
                    && !isMade
                    && !String.valueOf(call.get("responses")).contains("404=")) {
                silent.add(method + " " + path);
            }
        }));

        assertThat(paths).isNotEmpty();
        assertThat(silent).isEmpty();
    }
}
