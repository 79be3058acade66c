package io.option150.registry.applyset;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.option150.registry.RegistryTest;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RegistryTest
class ApplySetApiTest {

    private static final String SETS = "/api/v1/apply-sets/";

    @AfterEach
    void forget() {
        admin().delete(SETS + "site");
        admin().delete(SETS + "other");
    }

    @Test
    void aSetHasWhatItWasToldLast() {
        var made = admin().body(members("Cluster/b", "Cluster/a", "File/x.xml", "File/X.xml"))
                .put(SETS + "site")
                .then()
                .statusCode(201)
                .header("Location", containsString(SETS + "site"))
                .extract();
        admin().get(SETS + "site")
                .then()
                .statusCode(200)
                .header("ETag", made.header("ETag"))
                .body("name", equalTo("site"))
                .body("members.name", contains("a", "b", "X.xml", "x.xml"))
                .body("members.kind", contains("Cluster", "Cluster", "File", "File"));
        admin().header("If-None-Match", made.header("ETag"))
                .get(SETS + "site")
                .then()
                .statusCode(304);
        problem(admin().header("If-Match", "\"1\"").body(members()).put(SETS + "site"), 412);
        problem(admin().header("If-Match", "\"1\"").body(members()).put(SETS + "other"), 412);
        problem(admin().header("If-Match", "\"1\"").delete(SETS + "site"), 412);
        admin().header("If-Match", made.header("ETag"))
                .body(members("Cluster/a", "Device/SEP001122AABBCC"))
                .put(SETS + "site")
                .then()
                .statusCode(200)
                .body("members.name", contains("a", "SEP001122AABBCC"));
        admin().delete(SETS + "site").then().statusCode(204);
        problem(admin().get(SETS + "site"), 404);
        problem(admin().delete(SETS + "site"), 404);
    }

    @Test
    void aThingIsInOneSetOnly() {
        admin().body(members("Cluster/Branch-A", "File/x.xml"))
                .put(SETS + "site")
                .then()
                .statusCode(201);
        problem(admin().body(members("File/y.xml", "Cluster/branch-a")).put(SETS + "other"), 409)
                .body("detail", equalTo("Cluster 'Branch-A' is in the set 'site', and cannot be in 'other' as well."));
        problem(admin().get(SETS + "other"), 404);

        admin().body(members("File/x.xml")).put(SETS + "site").then().statusCode(200);
        admin().body(members("File/y.xml", "Cluster/branch-a"))
                .put(SETS + "other")
                .then()
                .statusCode(201);
    }

    @Test
    void whatIsNoMemberIsToldByItsPlace() {
        problem(
                        admin().body(json("{'members':[{'kind':'Cluster','name':'a'},{'kind':'cluster','name':'b'}]}"))
                                .put(SETS + "site"),
                        400)
                .body("field", equalTo("members[1].kind"))
                .body("value", containsString("cluster"));
        problem(admin().body(json("{'members':[{'kind':'File','name':''}]}")).put(SETS + "site"), 400)
                .body("field", equalTo("members[0].name"));
        problem(admin().body(json("{'members':[{'kind':'File'}]}")).put(SETS + "site"), 400)
                .body("field", equalTo("members[0]"));
        problem(admin().body("{}").put(SETS + "site"), 400).body("field", equalTo("members"));
        problem(admin().body(members()).put(SETS + "-site"), 400)
                .body("field", equalTo("name"))
                .body("rule", startsWith("must be 1 to 63"));
        problem(admin().get(SETS + "site"), 404);
    }

    @Test
    void manyAreTaken() {
        var many = IntStream.range(0, 100_000)
                .mapToObj("Device/SEP%012X"::formatted)
                .toArray(String[]::new);
        admin().body(members(many))
                .put(SETS + "site")
                .then()
                .statusCode(201)
                .body("members.size()", equalTo(many.length));
    }

    @Test
    void whatASetHasAndHadIsOnRecord() {
        var begun = Instant.now();
        admin().body(members("Cluster/a")).put(SETS + "site").then().statusCode(201);
        admin().body(members()).put(SETS + "site").then().statusCode(200);
        admin().queryParam("what", "apply-set-member/site")
                .queryParam("since", begun.toString())
                .get("/api/v1/audit/cluster-registry")
                .then()
                .statusCode(200)
                .body("items.action", contains("removed", "created"))
                .body("items[0].before.kind", equalTo("Cluster"))
                .body("items[0].before.name", equalTo("a"));
        admin().queryParam("what", "apply-set")
                .queryParam("since", begun.toString())
                .get("/api/v1/audit/cluster-registry")
                .then()
                .body("items.kind", contains("apply-set"))
                .body("items.action", contains("created"));
    }

    /** Each as kind and name. */
    private static String members(String... members) {
        return IntStream.range(0, members.length)
                .mapToObj(i -> members[i].split("/", 2))
                .map(parts -> json("{'kind':'%s','name':'%s'}".formatted(parts[0], parts[1])))
                .collect(Collectors.joining(",", "{\"members\":[", "]}"));
    }
}
