package io.option150.registry.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Called from a network that is not named. */
@RegistryTest
@TestProfile(AdminNetworksTest.Elsewhere.class)
class AdminNetworksTest {

    /** A network that no test is in. */
    public static final class Elsewhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("option150.auth.networks", "192.0.2.0/24");
        }
    }

    @Test
    void noTokenOfAnAdminHelpsAndWhetherItIsRightIsNotSaid() {
        for (var token : new String[] {TestTokens.ADMIN, "a-token-that-nobody-has"}) {
            Api.problem(given().header("Authorization", "Bearer " + token).get(Api.CLUSTERS), 403)
                    .body("detail", containsString("from this network"));
        }
        Api.problem(given().get(Api.CLUSTERS), 403);
    }

    @Test
    void ourOwnServicesAndProbesAreLetIn() {
        given().header("Authorization", "Bearer " + TestTokens.SERVICE)
                .get(Api.CLUSTERS)
                .then()
                .statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }
}
