package io.option150.files.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that many phones share, as an admin sees them. */
@StoreTest
class CommonFilesApiTest {

    private static final String COMMON = "/api/v1/common-files/";
    private static final String DIAL_PLAN =
            "{\"kind\":\"dial-plan\",\"content\":{\"rules\":[{\"match\":\"%s\",\"timeout\":1},{\"match\":\"*\",\"timeout\":5}]}}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI base;

    private Api api;
    private Records records;

    @BeforeEach
    void connect() {
        api = new Api(base);
        records = new Records(api);
    }

    @Test
    void aRecordMakesItsFileAndAnotherVersionOfItWhereItDiffers() {
        var made = records.put(COMMON + "ca-plan", DIAL_PLAN.formatted("2.."));
        assertThat(made.statusCode()).as(Api.text(made)).isEqualTo(201);
        assertThat(Api.json(made).at("/rendering/state").asText()).isEqualTo("rendered");
        assertThat(Api.json(made).at("/rendering/files/0").asText()).isEqualTo("dialplan-ca-plan.xml");
        assertThat(records.file("dialplan-ca-plan.xml")).contains("MATCH=\"2..\" TIMEOUT=\"1\"");
        assertThat(records.told("dialplan-ca-plan.xml").path("form").asText()).isEqualTo("rendered");

        assertThat(records.put(COMMON + "ca-plan", DIAL_PLAN.formatted("2..")).statusCode())
                .isEqualTo(200);
        assertThat(records.get(COMMON + "ca-plan").path("version").asLong()).isEqualTo(1);
        var tag = made.headers().firstValue("ETag").orElseThrow();
        assertThat(records.put(COMMON + "ca-plan", DIAL_PLAN.formatted("3.."), "If-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(records.put(COMMON + "ca-plan", DIAL_PLAN.formatted("4.."), "If-Match", tag)
                        .statusCode())
                .isEqualTo(412);
        assertThat(records.file("dialplan-ca-plan.xml")).contains("MATCH=\"3..\"");
        assertThat(records.told("dialplan-ca-plan.xml").path("version").asLong())
                .isEqualTo(2);

        assertThat(api.delete(COMMON + "ca-plan").statusCode()).isEqualTo(204);
        assertThat(api.get("/api/v1/files/dialplan-ca-plan.xml").statusCode()).isEqualTo(404);
        assertThat(api.delete(COMMON + "ca-plan").statusCode()).isEqualTo(404);
    }

    @Test
    void aChangedGroupReachesExactlyTheFilesThatNameIt() {
        records.group("cb-one", "192.0.2.31");
        records.group("cb-two", "192.0.2.32");
        var profile =
                "{\"kind\":\"flat-profile\",\"callManagerGroup\":\"%s\",\"content\":{\"parameters\":{\"User_ID_1_\":\"201\"}}}";
        records.store(COMMON + "cb-8841", profile.formatted("cb-one"));
        records.store(COMMON + "cb-8851", profile.formatted("cb-two"));
        var other = records.told("cb-8851-3PCC.xml").toString();
        assertThat(records.file("cb-8841-3PCC.xml")).contains("<Proxy_1_>192.0.2.31<");

        records.group("cb-one", "192.0.2.33");
        awaitState("cb-8841", "rendered");
        Await.until(
                "the file has the new address",
                PATIENCE,
                () -> records.file("cb-8841-3PCC.xml").contains("<Proxy_1_>192.0.2.33<"));
        assertThat(records.told("cb-8851-3PCC.xml").toString()).isEqualTo(other);

        var refused = api.delete(Records.GROUPS + "cb-one");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Api.text(refused)).contains("1 common files");
    }

    @Test
    void aFileThatIsPutByHandIsServedInItsPlaceUntilItGoes() {
        records.store(COMMON + "cc-plan", DIAL_PLAN.formatted("2.."));
        var made = records.file("dialplan-cc-plan.xml");
        var byHand = "<DIALTEMPLATE><TEMPLATE MATCH=\"*\" TIMEOUT=\"9\"/></DIALTEMPLATE>";
        assertThat(api.put("dialplan-cc-plan.xml", byHand.getBytes(UTF_8)).statusCode())
                .isEqualTo(200);
        awaitState("cc-plan", "by-hand");
        var diff = records.get("/api/v1/files/dialplan-cc-plan.xml/versions/2/diff?to=record");
        assertThat(diff.path("diff").asText()).contains("-<DIALTEMPLATE>", "TIMEOUT=\"1\"");
        assertThat(records.file("dialplan-cc-plan.xml")).isEqualTo(byHand);
        assertThat(api.delete("/api/v1/files/dialplan-cc-plan.xml").statusCode())
                .isEqualTo(204);
        awaitState("cc-plan", "rendered");
        assertThat(records.file("dialplan-cc-plan.xml")).isEqualTo(made);
    }

    @Test
    void whatIsRefusedStoresNothing() {
        refused(COMMON + "cd-x", "{\"kind\":\"dance\"}", 400, "kind", "dance");
        refused(COMMON + "cd-x", "{\"kind\":\"dial-plan\",\"content\":{\"rules\":null}}", 400, "content/rules", "null");
        refused(
                COMMON + "cd-x",
                "{\"kind\":\"dial-plan\",\"content\":{\"rules\":[{\"match\":\"2..\",\"timeout\":\"99\"}]}}",
                422,
                "line 4, column 3",
                "99");
        refused(
                COMMON + "cd-x",
                "{\"kind\":\"defaults\",\"callManagerGroup\":\"none\"}",
                400,
                "callManagerGroup",
                "none");
        assertThat(api.get(COMMON + "cd-x").statusCode()).isEqualTo(404);

        records.store(
                COMMON + "cd-sync",
                "{\"kind\":\"sync-info\",\"content\":{\"images\":[{\"version\":\"*\",\"sync\":1}]}}");
        var twice = records.put(
                COMMON + "cd-again",
                "{\"kind\":\"sync-info\",\"content\":{\"images\":[{\"version\":\"*\",\"sync\":2}]}}");
        assertThat(twice.statusCode()).as(Api.text(twice)).isEqualTo(409);
        assertThat(Api.text(twice)).contains("common file cd-sync");
        assertThat(api.delete(COMMON + "cd-sync").statusCode()).isEqualTo(204);
    }

    @Test
    void aPhonesRecordDoesNotTakeOverTheFileOfACommonOne() {
        records.group("cg-main", "192.0.2.1");
        records.store(
                COMMON + "cg-ata",
                "{\"kind\":\"flat-profile\",\"path\":\"ATA0000000C0001.cnf.xml\",\"content\":{\"parameters\":{\"User_ID_1_\":\"201\"}}}");
        var file = records.file("ATA0000000C0001.cnf.xml");
        var phone =
                "{\"model\":\"8841\",\"protocol\":\"SIP\",\"callManagerGroup\":\"cg-main\",\"lines\":[{\"number\":\"201\"}]}";
        var refused = records.put(Records.DEVICES + "ATA0000000C0001", phone);
        assertThat(refused.statusCode()).as(Api.text(refused)).isEqualTo(409);
        assertThat(Api.text(refused)).contains("common file cg-ata");
        assertThat(api.get(Records.DEVICES + "ATA0000000C0001").statusCode()).isEqualTo(404);
        assertThat(records.file("ATA0000000C0001.cnf.xml")).isEqualTo(file);

        assertThat(api.delete(COMMON + "cg-ata").statusCode()).isEqualTo(204);
        records.store(Records.DEVICES + "ATA0000000C0001", phone);
        assertThat(records.file("ATA0000000C0001.cnf.xml")).contains(">192.0.2.1<");
        var twice = records.put(COMMON + "cg-ata", "{\"kind\":\"flat-profile\",\"path\":\"ATA0000000C0001.cnf.xml\"}");
        assertThat(twice.statusCode()).as(Api.text(twice)).isEqualTo(409);
        assertThat(Api.text(twice)).contains("device ATA0000000C0001");
    }

    @Test
    void anEntryThatMovesKeepsItsSecretAndNoOtherGetsIt() {
        records.store(
                "/api/v1/templates/ch-gw",
                "{\"form\":\"gateway\",\"text\":\"<d>{#for p in values.ports}<p>{p.user}={p.password}</p>{/for}<a>{values.passwords.admin}</a></d>\"}");
        var record =
                "{\"kind\":\"gateway\",\"template\":\"ch-gw\",\"content\":{\"passwords\":{\"admin\":\"%s\"},\"ports\":[%s]}}";
        var port = "{\"user\":\"%s\",\"password\":\"%s\"}";
        var stored = records.put(
                COMMON + "ch",
                record.formatted("hush-0", port.formatted("A", "hush-1") + "," + port.formatted("B", "hush-2")));
        assertThat(stored.statusCode()).as(Api.text(stored)).isEqualTo(201);
        assertThat(Api.text(stored)).doesNotContain("hush");
        assertThat(Api.text(api.get("/api/v1/audit/file-store?size=1000"))).doesNotContain("hush-0");

        records.store(COMMON + "ch", record.formatted("***", port.formatted("B", "***")));
        assertThat(records.file("ch.cnf.xml"))
                .contains("<p>B=hush-2</p>", "<a>hush-0</a>")
                .doesNotContain("hush-1");
        var other = records.put(COMMON + "ch", record.formatted("***", port.formatted("C", "***")));
        assertThat(other.statusCode()).as(Api.text(other)).isEqualTo(400);
        assertThat(Api.json(other).path("field").asText()).isEqualTo("content/ports[0]/password");
        assertThat(records.file("ch.cnf.xml")).contains("<p>B=hush-2</p>");
    }

    @Test
    void whoMayChangeAPasswordIsNoSecret() {
        var record =
                "{\"kind\":\"flat-profile\",\"content\":{\"parameters\":{\"Admin_Passwd\":\"%s\"},\"access\":{\"Admin_Passwd\":\"na\"}}}";
        var stored = records.store(COMMON + "ci", record.formatted("hush-9"));
        assertThat(stored.at("/content/access/Admin_Passwd").asText()).isEqualTo("na");
        assertThat(stored.at("/content/parameters/Admin_Passwd").asText()).isEqualTo("***");
        var shown = Api.text(api.get(COMMON + "ci/preview"));
        assertThat(shown).contains("ua=\\\"na\\\"").doesNotContain("hush");
    }

    @Test
    void aListTellsNoContent() {
        records.store(COMMON + "cj-plan", DIAL_PLAN.formatted("2.."));
        var listed = records.get("/api/v1/common-files?size=1000").path("items");
        assertThat(listed).isNotEmpty().allMatch(it -> it.path("content").isMissingNode());
        assertThat(listed)
                .anyMatch(it -> it.path("name").asText().equals("cj-plan")
                        && it.at("/rendering/state").asText().equals("rendered"));
        assertThat(records.get(COMMON + "cj-plan").at("/content/rules/0/match").asText())
                .isEqualTo("2..");
    }

    @Test
    void secretsAreKeptAndNotShown() {
        var record =
                "{\"kind\":\"flat-profile\",\"path\":\"ce/001122aabbcc.xml\",\"content\":{\"parameters\":{\"Password_1_\":\"%s\",\"User_ID_1_\":\"%s\"}}}";
        var stored = records.put(COMMON + "ce", record.formatted("hush-7", "201"));
        assertThat(stored.statusCode()).as(Api.text(stored)).isEqualTo(201);
        assertThat(Api.text(stored)).doesNotContain("hush").contains("***");
        assertThat(Api.text(api.get(COMMON + "ce/preview")))
                .doesNotContain("hush")
                .contains("***");
        assertThat(Api.text(api.get("/api/v1/common-files?size=1000"))).doesNotContain("hush");
        assertThat(Api.text(api.get("/api/v1/audit/file-store?size=1000"))).doesNotContain("hush");
        assertThat(records.file("ce/001122aabbcc.xml")).contains("<Password_1_>hush-7<");
        records.store(COMMON + "ce", record.formatted("***", "202"));
        assertThat(records.file("ce/001122aabbcc.xml")).contains("<Password_1_>hush-7<", "202");
        assertThat(records.get(COMMON + "ce?secrets=true")
                        .at("/content/parameters/Password_1_")
                        .asText())
                .isEqualTo("hush-7");
    }

    @Test
    void aPreviewTellsWhatAChangeWouldDoAndStoresNothing() {
        records.store(COMMON + "cf-plan", DIAL_PLAN.formatted("2.."));
        var same = preview("cf-plan", DIAL_PLAN.formatted("2.."));
        assertThat(same.at("/files/0/outcome").asText()).isEqualTo("unchanged");
        var other = preview("cf-plan", DIAL_PLAN.formatted("5.."));
        assertThat(other.at("/files/0/outcome").asText()).isEqualTo("changed");
        assertThat(other.at("/files/0/text").asText()).contains("5..");
        var bad = preview(
                "cf-plan",
                DIAL_PLAN
                        .formatted("5..")
                        .replace("\"timeout\":1,", "\"timeout\":99,")
                        .replace("\"timeout\":1}", "\"timeout\":99}"));
        assertThat(bad.path("files")).isEmpty();
        assertThat(bad.at("/findings/0/rule").asText()).isEqualTo("dial-timeout");
        assertThat(records.file("dialplan-cf-plan.xml")).contains("2..");
    }

    private JsonNode preview(String name, String json) {
        var answer = records.post(COMMON + name + "/preview", json);
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
        return Api.json(answer);
    }

    private void refused(String url, String json, int status, String field, String value) {
        var answer = records.put(url, json);
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(status);
        assertThat(Api.json(answer).path("field").asText()).isEqualTo(field);
        assertThat(Api.json(answer).path("value").asText()).isEqualTo(value);
    }

    private void awaitState(String name, String state) {
        Await.until(
                name + " is " + state,
                PATIENCE,
                () -> records.get(COMMON + name).at("/rendering/state").asText().equals(state)
                        && !records.get(COMMON + name).at("/rendering/waiting").asBoolean());
    }
}
