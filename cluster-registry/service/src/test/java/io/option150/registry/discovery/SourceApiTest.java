package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.option150.registry.RegistryTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RegistryTest
@TestProfile(DiscoveryProfile.class)
class SourceApiTest {

    private static final String SOURCES = "/api/v1/discovery/sources";
    private static final String PIN = "AB:".repeat(31) + "AB";
    private static final String PASSWORD = "Never-to-be-seen-0815";
    private static final String BODY = json(("{'kind':'axl','url':'cucm.branch-a.example','username':'reader',"
                    + "'password':'%s','certificateSha256':'%s','clusterId':'branch-a','enabled':false}")
            .formatted(PASSWORD, PIN.replace(":", "").toLowerCase(Locale.ROOT)));

    @Inject
    Pool pool;

    @AfterEach
    void forget() {
        admin().delete(SOURCES + "/x");
    }

    @Test
    void oneThatIsSoAlreadyKeepsItsVersionAndARehearsalStoresNothing() {
        admin().queryParam("dryRun", true)
                .body(BODY)
                .put(SOURCES + "/x")
                .then()
                .statusCode(200)
                .body("url", equalTo("https://cucm.branch-a.example:8443"))
                .body("passwordGiven", equalTo(true))
                .body("sequence", equalTo(0));
        problem(admin().get(SOURCES + "/x"), 404);

        var tag = admin().body(BODY).put(SOURCES + "/x").header("ETag");
        admin().body(BODY).put(SOURCES + "/x").then().statusCode(200).header("ETag", tag);
        rehearsed(BODY).body("sequence", equalTo(Integer.parseInt(tag.replace("\"", ""))));
        rehearsed(BODY.replace(PASSWORD, "another")).body("sequence", equalTo(0));
        rehearsed(json("{'username':'other'}")).body("sequence", equalTo(0)).body("username", equalTo("other"));
        problem(
                admin().queryParam("dryRun", true)
                        .body(json("{'username':'a:b'}"))
                        .put(SOURCES + "/x"),
                400);
        admin().get(SOURCES + "/x").then().body("username", equalTo("reader"));
        admin().body(BODY.replace(PASSWORD, "another"))
                .put(SOURCES + "/x")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
    }

    private static ValidatableResponse rehearsed(String body) {
        return admin().queryParam("dryRun", true)
                .body(body)
                .put(SOURCES + "/x")
                .then()
                .statusCode(200);
    }

    @Test
    void aSourceIsKeptWithoutItsPasswordBeingSeen() {
        var made = admin().body(BODY)
                .put(SOURCES + "/x")
                .then()
                .statusCode(201)
                .header("Location", endsWith(SOURCES + "/x"))
                .body("url", equalTo("https://cucm.branch-a.example:8443"))
                .body("certificateSha256", equalTo(PIN))
                .body("passwordGiven", equalTo(true))
                .body("kind", equalTo("axl"))
                .extract();
        admin().get(SOURCES).then().statusCode(200).body("items.name", hasItem("x"));
        // What was answered can be changed and sent back.
        admin().header("If-Match", made.header("ETag"))
                .body(made.asString().replace("\"username\":\"reader\"", "\"username\":\"other\""))
                .put(SOURCES + "/x")
                .then()
                .statusCode(200)
                .body("username", equalTo("other"))
                .body("passwordGiven", equalTo(true));
        problem(admin().header("If-Match", made.header("ETag")).body("{}").put(SOURCES + "/x"), 412);
        problem(admin().header("If-Match", made.header("ETag")).delete(SOURCES + "/x"), 412);

        var everything = admin().get(SOURCES + "/x").asString()
                + admin().get(SOURCES).asString()
                + admin().queryParam("what", "discovery-source")
                        .get("/api/v1/audit/cluster-registry")
                        .asString()
                + rows("select row_to_json(s)::text as t from discovery_source s")
                + rows("select row_to_json(a)::text as t from audit a where kind = 'discovery-source'")
                + rows("select row_to_json(o)::text as t from outbox o");
        assertThat(everything).contains("cucm.branch-a.example").doesNotContain(PASSWORD);
        admin().delete(SOURCES + "/x").then().statusCode(204);
        problem(admin().get(SOURCES + "/x"), 404);
        problem(admin().delete(SOURCES + "/x"), 404);
    }

    @Test
    void thatAPasswordWasGivenIsOnRecord() {
        admin().body(BODY).put(SOURCES + "/x").then().statusCode(201);
        admin().body(json("{'password':'another'}")).put(SOURCES + "/x").then().statusCode(200);
        admin().queryParam("what", "discovery-source/x")
                .get("/api/v1/audit/cluster-registry")
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("changed"))
                .body("items[0].before.passwordGiven", equalTo(1))
                .body("items[0].after.passwordGiven", equalTo(2))
                .body("items[0].after.password", equalTo(null));
    }

    @Test
    void brokenRulesAreAllNamed() {
        problem(admin().body("{}").put(SOURCES + "/x"), 400)
                .body("violations.field", hasItem("kind"))
                .body("violations.field", hasItem("url"))
                .body("violations.field", hasItem("username"))
                .body("violations.field", hasItem("password"))
                .body("violations.field", hasItem("clusterId"));
        problem(
                        admin().body(json("{'kind':'ftp','url':'https://u:secret@h','username':'a:b','password':'',"
                                        + "'certificateSha256':'12','clusterId':'a b'}"))
                                .put(SOURCES + "/x"),
                        400)
                .body("violations.size()", equalTo(6))
                .body("detail", not(containsString("secret")));
        problem(admin().body(BODY).put(SOURCES + "/-x"), 400).body("field", equalTo("name"));
        problem(admin().get(SOURCES + "/x"), 404);
    }

    @Test
    void aPasswordIsNotGivenToAnotherServer() {
        admin().body(BODY).put(SOURCES + "/x").then().statusCode(201);
        problem(admin().body(json("{'url':'cucm.elsewhere.example'}")).put(SOURCES + "/x"), 400)
                .body("field", equalTo("password"));
        admin().body(json("{'url':'cucm.elsewhere.example','password':'p'}"))
                .put(SOURCES + "/x")
                .then()
                .statusCode(200);
    }

    @Test
    void aPasswordThatIsNoTextIsNotRepeated() {
        problem(admin().body(BODY.replace('"' + PASSWORD + '"', "4711081547")).put(SOURCES + "/x"), 400)
                .body("field", equalTo("password"))
                .body("detail", not(containsString("4711081547")));
    }

    @Test
    void aRunOfASourceThatIsNotThereIsRefused() {
        problem(admin().queryParam("source", "nobody").post("/api/v1/clusters/refresh"), 404);
        problem(admin().get("/api/v1/discovery/runs/999999"), 404);
        problem(admin().get("/api/v1/discovery/runs/first"), 404);
    }

    private String rows(String query) {
        var all = new StringBuilder();
        StreamSupport.stream(
                        pool.query(query)
                                .execute()
                                .await()
                                .atMost(Duration.ofSeconds(10))
                                .spliterator(),
                        false)
                .forEach(row -> all.append(row.getString("t")));
        return all.toString();
    }
}
