package io.option150.registry.cluster;

import static io.option150.registry.Api.CLUSTERS;
import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.cluster;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RegistryTest
class ClusterApiTest {

    @BeforeEach
    void clean() {
        Api.clean();
    }

    @Test
    void createdClusterHasItsDefaultsAndCanBeRead() {
        var answer = admin().body(json("{'clusterId':'branch-a','role':'remote','tftpAddresses':['192.0.2.1']}"))
                .post(CLUSTERS)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/clusters/branch-a"))
                .body("fqdn", equalTo(""))
                .body("description", equalTo(""))
                .body("role", equalTo("remote"))
                .body("tftpEnabled", equalTo(true))
                .body("manualOverride", equalTo(true))
                .body("secure", equalTo(false))
                .body("order", equalTo(100))
                .body("tftpPort", equalTo(69))
                .body("httpPort", equalTo(6970))
                .body("peers.size()", equalTo(0))
                .extract();
        assertThat(answer.header("ETag")).isEqualTo("\"" + answer.path("sequence") + "\"");
        var read = admin().get(CLUSTERS + "/branch-a");
        assertThat(read.asString()).isEqualTo(answer.asString());
        assertThat(read.header("ETag")).isEqualTo(answer.header("ETag"));
        // What is told beside the record may have changed.
        admin().header("If-None-Match", answer.header("ETag"))
                .get(CLUSTERS + "/branch-a")
                .then()
                .statusCode(200);
    }

    @Test
    void nullHttpPortMeansTftpOnlyWhileOneLeftOutIs6970() {
        admin().body(json("{'clusterId':'a','role':'remote','tftpAddresses':['192.0.2.1'],'httpPort':null}"))
                .post(CLUSTERS)
                .then()
                .statusCode(201)
                .body("httpPort", nullValue());
        assertThat(admin().get(CLUSTERS + "/a").asString()).contains("\"httpPort\":null");
        admin().body(json("{'clusterId':'b','role':'remote','tftpAddresses':['192.0.2.2']}"))
                .post(CLUSTERS)
                .then()
                .body("httpPort", equalTo(6970));
    }

    @Test
    void everyBrokenRuleIsToldAtOnceAndNothingIsStored() {
        var body = json("{'clusterId':'bad id','role':'remote','description':'a% b','fqdn':'under_score',"
                + "'tftpAddresses':['192.0.2.1','192.0.2.2','192.0.2.3','192.0.2.4'],'order':-1,'tftpPort':0,"
                + "'httpPort':65536,'peers':['nobody'],'colour':'red'}");
        problem(admin().body(body).post(CLUSTERS), 400)
                .body(
                        "violations.field",
                        hasItems(
                                "clusterId",
                                "description",
                                "fqdn",
                                "tftpAddresses",
                                "order",
                                "tftpPort",
                                "httpPort",
                                "peers",
                                "colour"))
                .body("violations.rule", hasItem(containsString("2 is the recommended redundancy")))
                .body("field", equalTo("colour"));
        assertThat(Api.items(CLUSTERS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clusterId     | 'a b'     | a b         | must be 1 to 50 letters (A-Z, a-z), digits, '.' and '-', and not just '.' or '..' (R10)
            clusterId     | '..'      | ..          | must be 1 to 50 letters (A-Z, a-z), digits, '.' and '-', and not just '.' or '..' (R10)
            clusterId     | 5         | 5           | must be a text
            role          | 'lokal'   | lokal       | must be 'local' or 'remote'
            role          | null      | null        | must be a text
            fqdn          | 'a_b'     | a_b         | must be up to 50 letters (A-Z, a-z), digits, '.', '-', '*' and spaces (R10)
            description   | 'a\\\\b' | a\\b        | must not contain any of " < > \\ - & %, control characters or half characters (R10)
            description   | 'a\\tb'   | a	b        | must not contain any of " < > \\ - & %, control characters or half characters (R10)
            tftpEnabled   | 'yes'     | "yes"       | must be true or false
            tftpAddresses | ['host.example'] | host.example | must be a host's IPv4 or IPv6 address, not a name
            tftpAddresses | ['2001:db8::1','2001:db8:0::1'] | 2001:db8:0::1 | must not name an address twice
            tftpAddresses | ['192.0.2.1',7] | 7     | must be a list of texts
            tftpAddresses | []        | none        | of a remote cluster must be 1 to 3 addresses
            order         | -1        | -1          | must be a whole number from 0 to 10000
            order         | 10001     | 10001       | must be a whole number from 0 to 10000
            order         | 1.5       | 1.5         | must be a whole number, at most 2147483647
            tftpPort      | 0         | 0           | must be a whole number from 1 to 65535
            tftpPort      | 99999999999 | 99999999999 | must be a whole number, at most 2147483647
            httpPort      | 65536     | 65536       | must be a whole number from 1 to 65535, or null
            peers         | ['a/b']   | a/b         | must be 1 to 50 letters (A-Z, a-z), digits, '.' and '-', and not just '.' or '..' (R10)
            peers         | ['local','local'] | local | must not name a cluster twice
            """, quoteCharacter = '`')
    void oneBrokenRuleIsToldByItselfWithItsValue(String field, String given, String value, String rule) {
        var fields = new TreeMap<>(Map.of("clusterId", "'a'", "role", "'remote'", "tftpAddresses", "['192.0.2.1']"));
        fields.put(field, given);
        var body = fields.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "':" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        problem(admin().body(json(body)).post(CLUSTERS), 400)
                .body("violations.size()", equalTo(1))
                .body("field", equalTo(field))
                .body("value", equalTo(value))
                .body("rule", startsWith(rule));
        assertThat(Api.items(CLUSTERS)).hasSize(1);
    }

    @Test
    void longTextsAndListsAreToldAsSuch() {
        remote("a", "192.0.2.1");
        // 128 characters, each of them two of Java's.
        patch("{'description':'" + "\ud83d\udcde".repeat(128) + "'}").then().statusCode(200);
        problem(patch("{'description':'" + "x".repeat(129) + "'}"), 400)
                .body("rule", equalTo("must be up to 128 characters (R10)"));
        problem(patch("{'fqdn':'" + "x".repeat(51) + "'}"), 400).body("rule", startsWith("must be up to 50 letters"));
        problem(patch("{'tftpAddresses':['192.0.2.1','192.0.2.2','192.0.2.3','192.0.2.4']}"), 400)
                .body("violations.size()", equalTo(1))
                .body("value", equalTo("4: 192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4"));
        var peers = IntStream.range(0, 100_000).mapToObj(i -> "'p'").collect(Collectors.joining(",", "[", "]"));
        problem(patch("{'peers':" + peers + "}"), 400)
                .body("violations.size()", equalTo(1))
                .body("rule", equalTo("must be at most 1000 cluster ids"))
                .body("value", startsWith("more than 1000: p, p"));
        problem(patch("{'clusterId':'b/c'}"), 400).body("violations.size()", equalTo(1));
        problem(patch("{'role':'lokal','tftpAddresses':[],'peers':[]}"), 400)
                .body("violations.size()", equalTo(1))
                .body("field", equalTo("role"));
    }

    @Test
    void theRulesOfFieldsReachOpenApi() {
        var openApi = Api.read(admin().get("/q/openapi?format=json").asString());
        var form = openApi.at("/components/schemas/ClusterForm/properties");
        assertThat(form.at("/clusterId/pattern").asText()).isEqualTo(ClusterId.FORM);
        assertThat(form.at("/fqdn/pattern").asText()).contains("{0,50}");
        assertThat(form.at("/description/maxLength").asInt()).isEqualTo(128);
        assertThat(form.at("/description/pattern").asText()).startsWith("^[^\"<>");
        assertThat(form.at("/tftpAddresses/maxItems").asInt()).isEqualTo(3);
        assertThat(form.at("/order/minimum").asInt(-1)).isZero();
        assertThat(form.at("/order/maximum").asInt()).isEqualTo(10_000);
        assertThat(form.at("/tftpPort/minimum").asInt()).isEqualTo(1);
        assertThat(form.at("/httpPort/maximum").asInt()).isEqualTo(65_535);
        assertThat(form.at("/peers/maxItems").asInt()).isEqualTo(1_000);
        assertThat(form.at("/peers/items/pattern").asText()).isEqualTo(ClusterId.FORM);
        assertThat(form.at("/httpPort/type").toString()).contains("null");
        var body = "/requestBody/content/application~1json/schema";
        assertThat(openApi.at("/paths/~1api~1v1~1clusters/post" + body + "/required"))
                .extracting(JsonNode::asText)
                .containsExactly("clusterId", "role");
        var device = openApi.at("/paths/~1api~1v1~1devices/post" + body);
        assertThat(device.at("/properties/name/pattern").asText()).contains("{1,128}");
        assertThat(device.at("/properties/clusterId/pattern").asText()).isEqualTo(ClusterId.FORM);
        assertThat(device.at("/required")).extracting(JsonNode::asText).containsExactly("name", "clusterId");
        assertThat(openApi.at("/components/schemas/MoveForm/required"))
                .extracting(JsonNode::asText)
                .containsExactly("from", "to");
        assertThat(openApi.at("/paths/~1api~1v1~1clusters~1{clusterId}/put" + body)
                        .toString())
                .contains("ClusterForm")
                .doesNotContain("required");
    }

    @Test
    void quoteInADescriptionIsRefusedNamingFieldRuleAndValue() {
        problem(admin().body("""
                {"clusterId":"a","role":"remote","tftpAddresses":["192.0.2.1"],"description":"say \\"hi\\""}""").post(CLUSTERS), 400)
                .body("field", equalTo("description"))
                .body("rule", containsString("must not contain any of"))
                .body("value", equalTo("say \"hi\""));
        assertThat(Api.items(CLUSTERS)).hasSize(1);
    }

    @Test
    void bodiesThatAreNoObjectAreRefused() {
        problem(admin().body("[]").post(CLUSTERS), 400).body("field", equalTo("body"));
        problem(admin().body("{").post(CLUSTERS), 400).body("field", equalTo("body"));
        problem(admin().post(CLUSTERS), 400).body("field", equalTo("body"));
        problem(admin().body(json("{'clusterId':'a','clusterId':'b'}")).post(CLUSTERS), 400);
    }

    @Test
    void sameAddressAndPortInTwoClustersIsRefusedNamingTheOther() {
        remote("first", "2001:db8::1");
        var body =
                "{'clusterId':'second','role':'remote','tftpAddresses':['2001:DB8:0::1'],'tftpPort':%d,'httpPort':%s}";
        problem(admin().body(json(body.formatted(69, "null"))).post(CLUSTERS), 400)
                .body("field", equalTo("tftpAddresses"))
                .body("rule", containsString("cluster 'first' has 2001:db8::1 UDP port 69"));
        problem(admin().body(json(body.formatted(70, "6970"))).post(CLUSTERS), 400)
                .body("rule", containsString("cluster 'first' has 2001:db8::1 TCP port 6970"));
        admin().body(json(body.formatted(70, "null"))).post(CLUSTERS).then().statusCode(201);
    }

    @Test
    void ownEdgeIsNoRemote() {
        var body = "{'clusterId':'me','role':'remote','tftpAddresses':['%s'],'tftpPort':%d,'httpPort':%s}";
        problem(admin().body(json(body.formatted("127.0.0.1", 6969, "null"))).post(CLUSTERS), 400)
                .body("field", equalTo("tftpAddresses"))
                .body("rule", containsString("our own edge"))
                .body("value", equalTo("127.0.0.1"));
        problem(admin().body(json(body.formatted("::1", 69, "6970"))).post(CLUSTERS), 400)
                .body("rule", containsString("TCP port 6970"));
        admin().body(json(body.formatted("127.0.0.1", 69, "null")))
                .post(CLUSTERS)
                .then()
                .statusCode(201);
    }

    @Test
    void remotesMayPointBackAtThePrimaryButNeverAtEachOther() {
        remote("a", "192.0.2.1");
        var body = "{'clusterId':'b','role':'remote','tftpAddresses':['192.0.2.2'],'peers':['%s']}";
        problem(admin().body(json(body.formatted("a"))).post(CLUSTERS), 400)
                .body("field", equalTo("peers"))
                .body("detail", containsString("local → b → a"))
                .body("value", equalTo("a"));
        problem(admin().body(json(body.formatted("b"))).post(CLUSTERS), 400).body("detail", containsString("b → b"));
        problem(admin().body(json(body.formatted("c"))).post(CLUSTERS), 400)
                .body("rule", equalTo("must name clusters that exist"));
        admin().body(json(body.formatted("local")))
                .post(CLUSTERS)
                .then()
                .statusCode(201)
                .body("peers[0]", equalTo("local"));
    }

    @Test
    void secondClusterOfOneIdIsAConflict() {
        remote("a", "192.0.2.1");
        problem(
                admin().body(json("{'clusterId':'a','role':'remote','tftpAddresses':['192.0.2.1']}"))
                        .post(CLUSTERS),
                409);
    }

    @Test
    void localClusterCanBeChangedButNeitherDoubledNorRemoved() {
        problem(admin().delete(CLUSTERS + "/local"), 409).body("detail", containsString("local cluster"));
        problem(admin().body(json("{'clusterId':'other','role':'local'}")).post(CLUSTERS), 400)
                .body("field", equalTo("role"));
        problem(
                        admin().body(json("{'clusterId':'local','role':'remote','tftpEnabled':false}"))
                                .put(CLUSTERS + "/local"),
                        400)
                .body("field", equalTo("role"));
        admin().body(json("{'clusterId':'local','role':'local','description':'Head office'}"))
                .put(CLUSTERS + "/local")
                .then()
                .statusCode(200)
                .body("description", equalTo("Head office"));
    }

    @Test
    void renamedLocalClusterTakesItsDevicesAndPeersAlong() {
        admin().body(json("{'clusterId':'a','role':'remote','tftpAddresses':['192.0.2.1'],'peers':['local']}"))
                .post(CLUSTERS)
                .then()
                .statusCode(201);
        var before = device("SEP001122AABB01", "local");
        admin().body(json("{'clusterId':'head.office','role':'local'}"))
                .put(CLUSTERS + "/local")
                .then()
                .statusCode(200)
                .body("clusterId", equalTo("head.office"));
        problem(admin().get(CLUSTERS + "/local"), 404);
        assertThat(cluster("a").peers()).containsExactly("head.office");
        var after = Api.device("SEP001122AABB01");
        assertThat(after.clusterId()).isEqualTo("head.office");
        assertThat(after.sequence()).isGreaterThan(before.sequence());
        problem(admin().body(json("{'clusterId':'a','role':'local'}")).put(CLUSTERS + "/head.office"), 409);
        problem(
                        admin().body(json("{'clusterId':'b','role':'remote','tftpAddresses':['192.0.2.1']}"))
                                .put(CLUSTERS + "/a"),
                        400)
                .body("field", equalTo("clusterId"));
    }

    @Test
    void clusterWithDevicesIsKeptAndTheirNumberTold() {
        remote("a", "192.0.2.1");
        device("SEP001122AABB01", "a");
        device("SEP001122AABB02", "a");
        problem(admin().delete(CLUSTERS + "/a"), 409).body("detail", containsString("2 devices"));
    }

    @Test
    void clusterThatAPeerNamesIsKept() {
        remote("a", "192.0.2.1");
        admin().body(json("{'clusterId':'local','role':'local','peers':['a']}"))
                .put(CLUSTERS + "/local")
                .then()
                .statusCode(200);
        problem(admin().delete(CLUSTERS + "/a"), 409).body("detail", containsString("'local' names it"));
    }

    @Test
    void replacingKeepsFieldsLeftOutAsTheyAre() {
        remote("b", "192.0.2.2");
        admin().body(json("{'clusterId':'a','role':'remote','tftpAddresses':['192.0.2.1'],'order':7,'secure':true,"
                        + "'httpPort':null,'tftpPort':6969,'fqdn':'a.example','description':'Here','manualOverride':false,"
                        + "'tftpEnabled':false,'peers':['local']}"))
                .post(CLUSTERS)
                .then()
                .statusCode(201);
        var before = Api.read(admin().get(CLUSTERS + "/a").asString());

        var after = Api.read(admin().body(json("{'clusterId':'a','role':'remote','tftpAddresses':['192.0.2.9']}"))
                .put(CLUSTERS + "/a")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(after.get("tftpAddresses").get(0).textValue()).isEqualTo("192.0.2.9");
        assertThat(without(after, "tftpAddresses")).isEqualTo(without(before, "tftpAddresses"));
        var same = admin().body("{}").put(CLUSTERS + "/a").then().statusCode(200);
        assertThat(without(Api.read(same.extract().asString()), "none")).isEqualTo(without(after, "none"));
    }

    private static ObjectNode without(JsonNode cluster, String field) {
        return ((ObjectNode) cluster).deepCopy().without(List.of("sequence", field));
    }

    @Test
    void patchChangesWhatItNamesAndNullGoesBackToTheDefault() {
        admin().body(json("{'clusterId':'a','role':'remote','tftpAddresses':['192.0.2.1'],'order':7,'secure':true,"
                        + "'description':'Here'}"))
                .post(CLUSTERS)
                .then()
                .statusCode(201);
        patch("{'httpPort':null,'order':null}")
                .then()
                .statusCode(200)
                .body("httpPort", nullValue())
                .body("order", equalTo(100))
                .body("secure", equalTo(true))
                .body("description", equalTo("Here"))
                .body("tftpAddresses[0]", equalTo("192.0.2.1"));
        var stale = patch("{'description':null}")
                .then()
                .statusCode(200)
                .body("description", equalTo(""))
                .body("httpPort", nullValue())
                .extract()
                .header("ETag");
        assertThat(cluster("a").sequence()).isEqualTo(Long.parseLong(stale.replace("\"", "")));
        patch("{'order':1}").then().statusCode(200);
        problem(
                admin().contentType("application/merge-patch+json")
                        .header("If-Match", stale)
                        .body("{}")
                        .patch(CLUSTERS + "/a"),
                412);
    }

    @Test
    void patchThatBreaksARuleChangesNothing() {
        var before = remote("a", "192.0.2.1");
        problem(patch("{'tftpAddresses':null}"), 400).body("field", equalTo("tftpAddresses"));
        problem(patch("{'colour':null}"), 400).body("field", equalTo("colour"));
        problem(patch("{'role':null}"), 400).body("field", equalTo("role"));
        problem(patch("{'clusterId':'c'}"), 400).body("field", equalTo("clusterId"));
        problem(patch("[]"), 400).body("field", equalTo("body"));
        problem(admin().contentType("application/merge-patch+json").body("{}").patch(CLUSTERS + "/nobody"), 404);
        assertThat(cluster("a")).isEqualTo(before);
    }

    private static Response patch(String patch) {
        return admin().contentType("application/merge-patch+json")
                .body(json(patch))
                .patch(CLUSTERS + "/a");
    }

    /** In what phones are said to have got, it stands for the suite's own files. */
    @Test
    void noClusterIsCalledAsTheOwnFilesAre() {
        admin().body(json("{'clusterId':'Own','role':'remote','tftpAddresses':['192.0.2.1']}"))
                .post(CLUSTERS)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("clusterId"))
                .body("violations[0].value", equalTo("Own"))
                .body("violations[0].rule", startsWith("must not be 'own', which stands for the suite's own files"));
        admin().body(json("{'clusterId':'own'}"))
                .patch(CLUSTERS + "/local")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("clusterId"));
        admin().get(CLUSTERS + "/local").then().statusCode(200);
    }

    @Test
    void idThatDiffersInCaseOnlyIsAConflictThatNamesTheFirst() {
        remote("Branch-A", "192.0.2.1");
        problem(
                        admin().body(json("{'clusterId':'branch-a','role':'remote','tftpAddresses':['192.0.2.2']}"))
                                .post(CLUSTERS),
                        409)
                .body("detail", containsString("'Branch-A'"));
        problem(admin().body(json("{'clusterId':'BRANCH-A'}")).put(CLUSTERS + "/local"), 409)
                .body("detail", containsString("'Branch-A'"));
        admin().body(json("{'clusterId':'Local'}"))
                .put(CLUSTERS + "/local")
                .then()
                .statusCode(200);
        assertThat(Api.items(CLUSTERS)).hasSize(2);
    }

    @Test
    void filtersPeopleTryFirstAreThere() {
        admin().body(json("{'clusterId':'Branch-A','role':'remote','tftpAddresses':['192.0.2.1'],'description':'Ulm'}"))
                .post(CLUSTERS)
                .then()
                .statusCode(201);
        remote("branch-b", "192.0.2.2");
        for (var filter : List.of("clusterId=branch-b", "cluster=branch-b", "name=branch-b", "q=CH-B")) {
            admin().get(CLUSTERS + "?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.clusterId", equalTo(List.of("branch-b")))
                    .body("total", equalTo(1));
        }
        admin().get(CLUSTERS + "?q=ulm").then().body("items.clusterId", equalTo(List.of("Branch-A")));
        admin().get(CLUSTERS + "?role=local").then().body("items.clusterId", equalTo(List.of("local")));
        admin().get(CLUSTERS + "?role=remote&q=nowhere").then().body("total", equalTo(0));
        problem(admin().get(CLUSTERS + "?role=other"), 400).body("field", equalTo("role"));
    }

    @Test
    void addressesOfNoHostAreRefused() {
        for (var address :
                List.of("0.1.2.3", "240.0.0.1", "255.255.255.255", "224.0.0.1", "fe80::1", "ff02::1", "::")) {
            problem(
                            admin().body(json("{'clusterId':'a','role':'remote','tftpAddresses':['%s']}"
                                            .formatted(address)))
                                    .post(CLUSTERS),
                            400)
                    .body("field", equalTo("tftpAddresses"))
                    .body("value", equalTo(address));
        }
    }

    @Test
    void pagesFarBeyondTheEndAreEmpty() {
        for (var list : List.of(CLUSTERS, Api.DEVICES)) {
            admin().queryParam("page", Integer.MAX_VALUE)
                    .queryParam("size", 1000)
                    .get(list)
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0));
        }
    }

    @Test
    void anAnswerCanBeChangedAndSentBack() {
        remote("a", "192.0.2.1");
        var answer = admin().get(CLUSTERS + "/a");
        admin().header("If-Match", answer.header("ETag"))
                .body(answer.asString().replace("\"order\":100", "\"order\":1"))
                .put(CLUSTERS + "/a")
                .then()
                .statusCode(200)
                .body("order", equalTo(1));
    }

    @Test
    void writeWhoseIfMatchNoLongerHoldsIsRefused() {
        var made = remote("a", "192.0.2.1");
        var body = json("{'clusterId':'a','role':'remote','tftpAddresses':['192.0.2.1'],'order':5}");
        var stale = "\"" + made.sequence() + "\"";
        admin().header("If-Match", stale).body(body).put(CLUSTERS + "/a").then().statusCode(200);
        problem(admin().header("If-Match", stale).body(body).put(CLUSTERS + "/a"), 412);
        problem(admin().header("If-Match", stale).delete(CLUSTERS + "/a"), 412);
        admin().header("If-Match", "\"" + cluster("a").sequence() + "\"")
                .delete(CLUSTERS + "/a")
                .then()
                .statusCode(204);
        problem(admin().get(CLUSTERS + "/a"), 404).body("detail", containsString("'a'"));
    }

    @Test
    void sequenceGoesOnOverRemovalAndRecreation() {
        var first = remote("a", "192.0.2.1");
        admin().delete(CLUSTERS + "/a").then().statusCode(204);
        assertThat(remote("a", "192.0.2.1").sequence()).isGreaterThan(first.sequence());
    }

    @Test
    void listIsPagedAndOrderedById() {
        remote("b", "192.0.2.2");
        remote("a", "192.0.2.1");
        admin().queryParam("size", 2)
                .get(CLUSTERS)
                .then()
                .statusCode(200)
                .body("items.clusterId", equalTo(List.of("a", "b")))
                .body("total", equalTo(3));
        admin().queryParam("size", 2)
                .queryParam("page", 1)
                .get(CLUSTERS)
                .then()
                .body("items.clusterId", equalTo(List.of("local")));
        problem(admin().queryParam("size", 1001).get(CLUSTERS), 400).body("field", equalTo("size"));
    }

    @Test
    void idsThatNoClusterCanHaveAreUnknown() {
        problem(admin().get(CLUSTERS + "/a b"), 404);
        problem(admin().urlEncodingEnabled(false).get(CLUSTERS + "/a%00b"), 400).body("field", equalTo("path"));
        problem(admin().delete(CLUSTERS + "/nobody"), 404);
    }

    @Test
    void aRefreshIsARunOfDiscovery() {
        var run = admin().post(CLUSTERS + "/refresh")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().until(() -> "done".equals(admin().get(run).path("state")));
    }
}
