package io.option150.registry.audit;

import static io.option150.registry.Api.DEVICES;
import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.remote;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RegistryTest
class AuditApiTest {

    private static final String AUDIT = "/api/v1/audit/cluster-registry";
    private static final String PHONE = "SEP001122AABBCC";

    private Instant begun = Instant.EPOCH;

    @BeforeEach
    void clean() {
        Api.clean();
        remote("a", "192.0.2.1");
        remote("b", "192.0.2.2");
        begun = Instant.now();
    }

    @Test
    void aDevicesLifeIsOnRecord() {
        device(PHONE, "a");
        admin().body(json("{'from':'a','to':'b'}"))
                .post(DEVICES + "/" + PHONE + "/move")
                .then()
                .statusCode(200);
        admin().post(DEVICES + "/" + PHONE + "/refresh").then().statusCode(200);
        admin().delete(DEVICES + "/" + PHONE).then().statusCode(204);
        admin().queryParam("what", "device/" + PHONE)
                .queryParam("since", begun.toString())
                .get(AUDIT)
                .then()
                .statusCode(200)
                .body("total", equalTo(4))
                .body("items.action", contains("removed", "refreshed", "changed", "created"))
                .body("items.who", everyItem(equalTo("admin")))
                .body("items.role", everyItem(equalTo("admin")))
                .body("items.address", everyItem(equalTo("127.0.0.1")))
                .body("items.service", everyItem(equalTo("cluster-registry")))
                .body("items[2].call", equalTo("POST /api/v1/devices/" + PHONE + "/move"))
                .body("items[2].before.clusterId", equalTo("a"))
                .body("items[2].after.clusterId", equalTo("b"))
                .body("items[0].after", nullValue())
                .body("items[0].before", notNullValue());
    }

    @Test
    void anImportIsOnRecordLineByLine() {
        admin().contentType("text/csv")
                .body("name,clusterId\nSEP001122AABB01,a\nSEP001122AABB02,b\n")
                .post(DEVICES + "/import")
                .then()
                .statusCode(200);
        admin().queryParam("what", "device")
                .queryParam("since", begun.toString())
                .queryParam("who", "admin")
                .get(AUDIT)
                .then()
                .body("total", equalTo(2))
                .body("items.call", everyItem(equalTo("POST /api/v1/devices/import")));
        admin().queryParam("since", begun.toString())
                .queryParam("who", "nobody")
                .get(AUDIT)
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void aCallThatWasPassedOnIsOnRecordWithItsOriginAndWhoPassedItOn() {
        admin().header("X-Forwarded-For", "203.0.113.5")
                .body(json("{'name':'" + PHONE + "','clusterId':'a'}"))
                .post(DEVICES)
                .then()
                .statusCode(201);
        admin().header("X-Forwarded-For", "<script>")
                .delete(DEVICES + "/" + PHONE)
                .then()
                .statusCode(204);
        admin().queryParam("what", PHONE)
                .queryParam("since", begun.toString())
                .get(AUDIT)
                .then()
                .body("items.address", contains("127.0.0.1", "203.0.113.5 via 127.0.0.1"));
    }

    @Test
    void whatIsRefusedIsNotOnRecord() {
        problem(
                admin().body(json("{'name':'" + PHONE + "','clusterId':'nowhere'}"))
                        .post(DEVICES),
                400);
        admin().queryParam("since", begun.toString()).get(AUDIT).then().body("total", equalTo(0));
    }

    @Test
    void aRenamedClusterTakesItsDevicesAlongOnRecord() {
        device(PHONE, "local");
        admin().body(json("{'clusterId':'hq','role':'local'}"))
                .put(Api.CLUSTERS + "/local")
                .then()
                .statusCode(200);
        admin().queryParam("what", PHONE)
                .queryParam("since", begun.toString())
                .get(AUDIT)
                .then()
                .body("items[0].before.clusterId", equalTo("local"))
                .body("items[0].after.clusterId", equalTo("hq"))
                .body("items[0].call", equalTo("PUT /api/v1/clusters/local"));
    }

    @Test
    void whatEdgesAreToldIsOnRecord() {
        var service = "/api/v1/services/tftp-edge";
        admin().body(json("{'state':'stopped'}")).put(service).then().statusCode(200);
        admin().body(json("{'state':'running'}")).put(service).then().statusCode(200);
        admin().queryParam("what", "service/tftp-edge")
                .queryParam("since", begun.toString())
                .get(AUDIT)
                .then()
                .body("items.after.state", contains("RUNNING", "STOPPED"))
                .body("items.call", everyItem(equalTo("PUT " + service)));
    }

    @Test
    void theRecordsOfAllServicesAreOneListAndWhoIsAwayIsNamed() {
        device(PHONE, "a");
        admin().queryParam("what", "device/" + PHONE)
                .queryParam("since", begun.toString())
                .queryParam("size", 1)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.service", contains("cluster-registry"))
                .body("items[0].action", equalTo("created"))
                .body("missing.service", contains("file-store", "trust-service"));
        problem(admin().queryParam("size", "x").get("/api/v1/audit"), 400).body("field", equalTo("size"));
        problem(admin().queryParam("since", "yesterday").get("/api/v1/audit"), 400)
                .body("field", equalTo("since"));
        given().get("/api/v1/audit").then().statusCode(401);
    }

    @Test
    void aMalformedTimeIsToldByNameAndValue() {
        problem(admin().queryParam("since", "yesterday").get(AUDIT), 400)
                .body("field", equalTo("since"))
                .body("detail", containsString("yesterday"));
    }

    @Test
    void theAuditOfAnotherServiceIsNotHere() {
        problem(admin().get("/api/v1/audit/nobody"), 404).body("detail", containsString("cluster-registry"));
        assertThat(admin().get("/api/v1/audit/nobody").asString()).contains("nobody");
    }
}
