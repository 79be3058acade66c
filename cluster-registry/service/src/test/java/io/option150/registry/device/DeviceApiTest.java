package io.option150.registry.device;

import static io.option150.registry.Api.CLUSTERS;
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
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.testkit.TestTokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RegistryTest
class DeviceApiTest {

    @BeforeEach
    void clean() {
        Api.clean();
        remote("a", "192.0.2.1");
        remote("b", "192.0.2.2");
    }

    @Test
    void assignedDeviceCanBeReadInAnyLetterCase() {
        var answer = admin().body(json("{'name':'Sep001122AABBCC','clusterId':'a'}"))
                .post(DEVICES)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/devices/Sep001122AABBCC"))
                .body("name", equalTo("Sep001122AABBCC"))
                .body("clusterId", equalTo("a"))
                .extract();
        var read = admin().get(DEVICES + "/SEP001122aabbcc");
        assertThat(read.asString()).isEqualTo(answer.asString());
        assertThat(read.header("ETag")).isEqualTo("\"" + answer.path("sequence") + "\"");
        admin().header("If-None-Match", read.header("ETag"))
                .get(DEVICES + "/SEP001122AABBCC")
                .then()
                .statusCode(304);
    }

    @Test
    void aSecondDeviceOfThatNameIsAConflictThatNamesItsHome() {
        device("SEP001122AABBCC", "a");
        problem(admin().body(json("{'name':'sep001122aabbcc','clusterId':'b'}")).post(DEVICES), 409)
                .body("detail", containsString("at 'a'"));
        assertThat(device("SEP001122AABBCC").clusterId()).isEqualTo("a");
    }

    @Test
    void everyBrokenRuleIsToldAndNothingIsStored() {
        problem(
                        admin().body(json("{'name':'a b','clusterId':'nowhere','colour':'red'}"))
                                .post(DEVICES),
                        400)
                .body("violations.field", hasItems("name", "clusterId", "colour"))
                .body("violations.rule", hasItems("must be a cluster that exists", DeviceName.RULE));
        problem(
                        admin().body(json("{'name':'" + "x".repeat(129) + "','clusterId':'a'}"))
                                .post(DEVICES),
                        400)
                .body("field", equalTo("name"));
        problem(admin().body("{}").post(DEVICES), 400).body("violations.rule", contains("is required", "is required"));
        assertThat(Api.items(DEVICES)).isEmpty();
    }

    @Test
    void movedDeviceHasItsNewHome() {
        var before = device("SEP001122AABBCC", "a");
        admin().body(json("{'from':'a','to':'b'}"))
                .post(DEVICES + "/sep001122aabbcc/move")
                .then()
                .statusCode(200)
                .body("clusterId", equalTo("b"));
        assertThat(device("SEP001122AABBCC").sequence()).isGreaterThan(before.sequence());
    }

    @Test
    void moveFromWhereItIsNotIsAConflictAndToNowhereIsRefused() {
        device("SEP001122AABBCC", "a");
        problem(admin().body(json("{'from':'b','to':'a'}")).post(DEVICES + "/SEP001122AABBCC/move"), 409)
                .body("detail", containsString("is not at 'b' but at 'a'"));
        problem(admin().body(json("{'from':'a','to':'nowhere'}")).post(DEVICES + "/SEP001122AABBCC/move"), 400)
                .body("field", equalTo("to"))
                .body("value", equalTo("nowhere"));
        problem(admin().body(json("{'from':'a','to':'b'}")).post(DEVICES + "/SEP0000000000FF/move"), 404);
        assertThat(device("SEP001122AABBCC").clusterId()).isEqualTo("a");
    }

    @Test
    void refreshedDeviceHasANewVersionAndItsOldHome() {
        var before = device("SEP001122AABBCC", "a");
        admin().post(DEVICES + "/SEP001122AABBCC/refresh")
                .then()
                .statusCode(200)
                .body("clusterId", equalTo("a"));
        assertThat(device("SEP001122AABBCC").sequence()).isGreaterThan(before.sequence());
        problem(admin().post(DEVICES + "/SEP0000000000FF/refresh"), 404);
    }

    @Test
    void writeWhoseIfMatchNoLongerHoldsIsRefused() {
        var old = "\"" + device("SEP001122AABBCC", "a").sequence() + "\"";
        var path = DEVICES + "/SEP001122AABBCC";
        admin().header("If-Match", old).post(path + "/refresh").then().statusCode(200);

        problem(admin().header("If-Match", old).post(path + "/refresh"), 412);
        problem(
                admin().header("If-Match", old)
                        .body(json("{'from':'a','to':'b'}"))
                        .post(path + "/move"),
                412);
        problem(admin().header("If-Match", old).body(json("{'clusterId':'b'}")).put(path), 412);
        problem(admin().header("If-Match", old).delete(path), 412);
        assertThat(device("SEP001122AABBCC").clusterId()).isEqualTo("a");
        admin().header("If-Match", "\"" + device("SEP001122AABBCC").sequence() + "\"")
                .delete(path)
                .then()
                .statusCode(204);
        problem(admin().get(path), 404);
    }

    @Test
    void replacedDeviceKeepsItsNameButForItsCase() {
        device("SEP001122AABBCC", "a");
        admin().body(json("{'name':'sep001122aabbcc','clusterId':'b'}"))
                .put(DEVICES + "/SEP001122AABBCC")
                .then()
                .statusCode(200)
                .body("name", equalTo("sep001122aabbcc"))
                .body("clusterId", equalTo("b"));
        problem(admin().body(json("{'name':'other','clusterId':'b'}")).put(DEVICES + "/SEP001122AABBCC"), 400)
                .body("field", equalTo("name"));
    }

    @Test
    void replacingWithoutANameKeepsItAsItIs() {
        device("Sep001122AABBCC", "a");
        admin().body(json("{'clusterId':'b'}"))
                .put(DEVICES + "/sep001122aabbcc")
                .then()
                .statusCode(200)
                .body("name", equalTo("Sep001122AABBCC"));
        problem(admin().body("{}").put(DEVICES + "/sep001122aabbcc"), 400).body("field", equalTo("clusterId"));
    }

    @Test
    void aPhoneHasOneHomeWhateverItsNames() {
        device("SEP001122AABBCC", "a");
        for (var name : List.of("SIP001122AABBCC", "gk001122aabbcc", "ATA001122AABBCC")) {
            problem(
                            admin().body(json("{'name':'%s','clusterId':'b'}".formatted(name)))
                                    .post(DEVICES),
                            409)
                    .body("detail", containsString("'SEP001122AABBCC'"))
                    .body("detail", containsString("'a'"));
        }
        device("SIP001122AABBCC", "a");
        device("SEP001122AABBCD", "b");
        assertThat(Api.items(DEVICES)).hasSize(3);
    }

    @Test
    void aPhoneThatMovesTakesAllItsNamesAlong() {
        device("SEP001122AABBCC", "a");
        var sibling = device("gk001122aabbcc", "a");
        device("SEP001122AABBCD", "a");
        admin().body(json("{'from':'a','to':'b'}"))
                .post(DEVICES + "/SEP001122AABBCC/move")
                .then()
                .statusCode(200);
        assertThat(device("gk001122aabbcc").clusterId()).isEqualTo("b");
        assertThat(device("gk001122aabbcc").sequence()).isGreaterThan(sibling.sequence());
        assertThat(device("SEP001122AABBCD").clusterId()).isEqualTo("a");
        admin().body(json("{'clusterId':'a'}"))
                .put(DEVICES + "/gk001122aabbcc")
                .then()
                .statusCode(200);
        assertThat(device("SEP001122AABBCC").clusterId()).isEqualTo("a");
    }

    @Test
    void aNameThatIsAFilesIsRefusedWithWhatWasMeant() {
        var name = "SEP001122334455.cnf.xml";
        problem(
                        admin().body(json("{'name':'%s','clusterId':'a'}".formatted(name)))
                                .post(DEVICES),
                        400)
                .body("field", equalTo("name"))
                .body("rule", containsString("did you mean 'SEP001122334455'?"))
                .body("value", equalTo(name));
        assertThat(Api.items(DEVICES)).isEmpty();
    }

    @Test
    void aMacAddressIsThePhonesHoweverItIsWritten() {
        for (var name : List.of("0011.2233.4455", "00:11:22:33:44:55", "001122334455", "00-11-22-33-44-55")) {
            admin().body(json("{'name':'%s','clusterId':'a'}".formatted(name)))
                    .post(DEVICES)
                    .then()
                    .statusCode(201)
                    .body("name", equalTo("SEP001122334455"));
            admin().get(DEVICES + "/" + name).then().statusCode(200).body("name", equalTo("SEP001122334455"));
            admin().delete(DEVICES + "/" + name).then().statusCode(204);
        }
        assertThat(Api.items(DEVICES)).isEmpty();
    }

    @Test
    void aHomeThatDiffersInCaseIsRefusedNamingTheOneThatIs() {
        problem(admin().body(json("{'name':'SEP001122AABBCC','clusterId':'A'}")).post(DEVICES), 400)
                .body("field", equalTo("clusterId"))
                .body("rule", containsString("did you mean 'a'?"));
    }

    @Test
    void filtersPeopleTryFirstAreThere() {
        device("SEP001122AABBCC", "a");
        device("gw-ulm", "b");
        for (var filter : List.of(
                "cluster=a",
                "clusterId=a",
                "name=sep001122aabbcc",
                "q=22aabb",
                "q=00:11:22:aa:bb:cc",
                "q=0011.22aa.bbcc")) {
            admin().urlEncodingEnabled(false)
                    .get(DEVICES + "?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.name", contains("SEP001122AABBCC"))
                    .body("total", equalTo(1));
        }
        admin().get(DEVICES + "?q=w-U").then().body("items.name", contains("gw-ulm"));
        admin().get(DEVICES + "?cluster=a&q=gw").then().body("total", equalTo(0));
        problem(admin().queryParam("q", "a b").get(DEVICES), 400).body("field", equalTo("q"));
    }

    @Test
    void clusterWithDevicesIsKeptAndTheirNumberTold() {
        device("SEP000000000001", "a");
        device("SEP000000000002", "a");
        problem(admin().delete(CLUSTERS + "/a"), 409).body("detail", containsString("home of 2 devices"));
    }

    @Test
    void listIsPagedFilteredAndOrderedByName() {
        device("sep000000000002", "a");
        device("SEP000000000001", "b");
        device("ATA000000000003", "a");
        admin().queryParam("size", 2)
                .get(DEVICES)
                .then()
                .body("items.name", contains("ATA000000000003", "SEP000000000001"))
                .body("total", equalTo(3));
        admin().queryParam("size", 2)
                .queryParam("page", 1)
                .get(DEVICES)
                .then()
                .body("items.name", contains("sep000000000002"));
        admin().queryParam("clusterId", "a")
                .queryParam("prefix", "sEp")
                .get(DEVICES)
                .then()
                .body("items.name", contains("sep000000000002"));
        problem(admin().queryParam("size", 1001).get(DEVICES), 400)
                .body("field", equalTo("size"))
                .body("rule", equalTo("must be 1 to 1000"))
                .body("value", equalTo("1001"));
        problem(admin().queryParam("page", -1).get(DEVICES), 400).body("field", equalTo("page"));
        problem(admin().queryParam("clusterId", "a b").get(DEVICES), 400).body("field", equalTo("clusterId"));
    }

    @Test
    void theServicesTokenReadsAndNoTokenDoesNothing() {
        var service = given().header("Authorization", "Bearer " + TestTokens.SERVICE);
        service.get(DEVICES).then().statusCode(200);
        problem(given().get(DEVICES), 401);
        problem(
                given().header("Authorization", "Bearer " + TestTokens.SERVICE)
                        .contentType("application/json")
                        .body(json("{'name':'SEP001122AABBCC','clusterId':'a'}"))
                        .post(DEVICES),
                403);
    }
}
