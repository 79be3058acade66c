package io.option150.registry.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page is open to everybody, what it asks is not. */
@RegistryTest
class ConsoleTest {

    private static final Pattern PART = Pattern.compile("console/[a-z-]+-[A-Z0-9]+\\.(?:js|css|svg)");

    @Test
    void thePageAndItsPartsAreOpenAndLoadNothingElse() {
        var page = given().get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .extract()
                .asString();
        var parts = PART.matcher(page).results().map(found -> found.group()).toList();
        assertThat(parts).hasSize(4);
        for (var part : parts) {
            given().get("/" + part)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("immutable"))
                    .header("Content-Encoding", "gzip");
        }
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() {
        var tag = given().get("/").then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get("/").then().statusCode(304);
        given().head("/").then().statusCode(200).header("ETag", equalTo(tag));
    }

    @Test
    void nothingElseIsOpened() {
        given().get("/index.html").then().statusCode(401);
        given().get("/consoles").then().statusCode(401);
        given().get("/console/files.txt").then().statusCode(404);
        given().post("/").then().statusCode(401);
        given().get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void theSessionTellsWhoCalls() {
        Api.admin()
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("name", equalTo("admin"))
                .body("roles", hasItems("viewer", "operator", "admin"))
                .body("roles", not(hasItems("service")));
    }
}
