package io.option150.files.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records and the files that are made of them, as an admin sees them. */
@StoreTest
class RecordsApiTest {

    private static final String SIP = """
            {"protocol":"SIP","model":"%s","callManagerGroup":"%s","lines":[{"number":"201","label":"Desk"}]}""";

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
    void phonesOfThreeModelsHaveFilesOfTheirRecordsAndProfiles() {
        records.group("a-main", "192.0.2.10");
        records.store(
                Records.PROFILES + "a-site",
                "{\"protocol\":\"SIP\",\"callManagerGroup\":\"a-main\",\"fields\":{\"idleTimeout\":\"77\"}}");
        records.store(
                Records.PROFILES + "a-desk", "{\"parent\":\"a-site\",\"fields\":{\"vendorConfig/webAccess\":\"0\"}}");
        for (var phone :
                new String[][] {{"SEP0000000A0001", "8841"}, {"SEP0000000A0002", "7945"}, {"SEP0000000A0003", "7960"}
                }) {
            var stored =
                    records.put(Records.DEVICES + phone[0].toLowerCase(java.util.Locale.ROOT), """
                    {"profile":"a-desk","model":"%s","lines":[{"number":"201","label":"Desk"}]}""".formatted(phone[1]));
            assertThat(stored.statusCode()).as(Api.text(stored)).isEqualTo(201);
            assertThat(stored.headers().firstValue("Location").orElseThrow()).endsWith(Records.DEVICES + phone[0]);
            assertThat(Api.json(stored).at("/rendering/state").asText()).isEqualTo("rendered");
        }

        assertThat(records.file("SEP0000000A0001.cnf.xml"))
                .contains("<processNodeName>192.0.2.10<", "<idleTimeout>77<", "<webAccess>0<", "<featureLabel>Desk<");
        assertThat(records.file("SEP0000000A0002.cnf.xml")).contains("<processNodeName>192.0.2.10<");
        assertThat(records.file("SIP0000000A0003.cnf")).contains("proxy1_address: \"192.0.2.10\"");
        assertThat(records.told("SEP0000000A0001.cnf.xml").path("form").asText())
                .isEqualTo("rendered");
        assertThat(records.get(Records.DEVICES + "SEP0000000A0003")
                        .at("/rendering/files/0")
                        .asText())
                .isEqualTo("SIP0000000A0003.cnf");
        assertThat(records.get("/api/v1/device-configs?size=1000").path("total").asLong())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void aChangedGroupReachesExactlyThePhonesThatRegisterWithIt() {
        records.group("b-one", "192.0.2.21");
        records.group("b-two", "192.0.2.22");
        records.store(
                Records.PROFILES + "b-site",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"b-one\"}");
        records.store(Records.PROFILES + "b-other", "{\"parent\":\"b-site\",\"callManagerGroup\":\"b-two\"}");
        var lines = ",\"lines\":[{\"number\":\"1\"}]}";
        records.store(Records.DEVICES + "SEP0000000B0001", "{\"profile\":\"b-site\"" + lines);
        records.store(Records.DEVICES + "SEP0000000B0002", "{\"profile\":\"b-other\"" + lines);
        records.store(
                Records.DEVICES + "SEP0000000B0003", "{\"profile\":\"b-site\",\"callManagerGroup\":\"b-two\"" + lines);
        records.store(
                Records.DEVICES + "SEP0000000B0004", "{\"profile\":\"b-other\",\"callManagerGroup\":\"b-one\"" + lines);
        var before = records.told("SEP0000000B0001.cnf.xml");
        var others = records.told("SEP0000000B0002.cnf.xml").toString() + records.told("SEP0000000B0003.cnf.xml");
        var stamp = stamp("SEP0000000B0001.cnf.xml");

        records.group("b-one", "192.0.2.99");
        records.awaitRendered();

        for (var phone : new String[] {"SEP0000000B0001", "SEP0000000B0004"}) {
            assertThat(records.file(phone + ".cnf.xml")).contains("<processNodeName>192.0.2.99<");
        }
        assertThat(stamp("SEP0000000B0001.cnf.xml")).isNotEqualTo(stamp);
        assertThat(records.told("SEP0000000B0001.cnf.xml").path("version").asLong())
                .isEqualTo(2);
        assertThat(records.told("SEP0000000B0001.cnf.xml").path("sequence").asLong())
                .isGreaterThan(before.path("sequence").asLong());
        assertThat(records.told("SEP0000000B0002.cnf.xml").toString() + records.told("SEP0000000B0003.cnf.xml"))
                .isEqualTo(others);

        // The same bytes are no new version.
        records.group("b-one", "192.0.2.100");
        records.awaitRendered();
        records.group("b-one", "192.0.2.99");
        records.awaitRendered();
        var same = records.told("SEP0000000B0001.cnf.xml");
        records.store(
                Records.PROFILES + "b-site",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"b-one\","
                        + "\"fields\":{\"sipProfile/preferredCodec\":\"g711ulaw\"}}");
        records.awaitRendered();
        assertThat(records.told("SEP0000000B0001.cnf.xml")).isEqualTo(same);
    }

    @Test
    void whatIsRefusedIsToldByFieldRuleAndValueAndStoresNothing() {
        records.group("c-main", "192.0.2.10");
        refused("PUT", Records.DEVICES + "SEP0000000C0001", SIP.formatted("9999", "c-main"), "model", "9999");
        refused("PUT", Records.DEVICES + "SEP0000000C0001", SIP.formatted("8841", "none"), "callManagerGroup", "none");
        refused("PUT", Records.DEVICES + "SEP0000000C0001", "{\"profile\":\"none\"}", "profile", "none");
        refused("PUT", Records.DEVICES + "SEP0000000C0001", "{\"lines\":[{\"number\":\"\"}]}", "lines[0].number", "");
        refused("PUT", Records.DEVICES + "no-phone", SIP.formatted("8841", "c-main"), "name", "NO-PHONE");
        refused("PUT", Records.DEVICES + "SEP0000000C0001", "{\"line\":[]}", "line", "line");
        refused(
                "PUT",
                Records.DEVICES + "SEP0000000C0001",
                "{\"fields\":{\"idleTimeout\":null}}",
                "fields.idleTimeout",
                "null");
        refused(
                "PUT",
                Records.DEVICES + "SEP0000000C0001",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"c-main\"}",
                "lines",
                "0");
        refused("PUT", Records.GROUPS + "c-none", "{\"members\":[]}", "members", "0");
        refused("PUT", Records.GROUPS + "c-none", "{\"members\":[{\"address\":\"a b\"}]}", "members[0].address", "a b");
        refused("PUT", Records.PROFILES + "c-none", "{\"protocol\":\"MGCP\"}", "protocol", "MGCP");

        assertThat(api.get(Records.DEVICES + "SEP0000000C0001").statusCode()).isEqualTo(404);
        assertThat(api.get(Records.GROUPS + "c-none").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/files/SEP0000000C0001.cnf.xml").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFileThatAPhoneCouldNotUseIsNeverMade() {
        records.group("d-main", "192.0.2.10");
        var answer = records.put(Records.DEVICES + "SEP0000000D0001", """
                {"protocol":"SIP","model":"8841","callManagerGroup":"d-main","lines":[{"number":"1"}],
                 "overrides":"<device><vendorConfig><webAccess>nine</webAccess></vendorConfig></device>"}""");
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(422);
        assertThat(Api.json(answer).path("value").asText()).isEqualTo("nine");

        // By its profile it is not refused, but told at the phone, and what it had stays.
        records.store(
                Records.PROFILES + "d-site",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"d-main\"}");
        records.store(Records.DEVICES + "SEP0000000D0001", "{\"profile\":\"d-site\",\"lines\":[{\"number\":\"1\"}]}");
        var had = records.file("SEP0000000D0001.cnf.xml");
        records.store(Records.PROFILES + "d-site", """
                {"protocol":"SIP","model":"8841","callManagerGroup":"d-main",
                 "overrides":"<device><vendorConfig><webAccess>nine</webAccess></vendorConfig></device>"}""");
        records.awaitRendered();
        assertThat(records.state("SEP0000000D0001")).isEqualTo("refused");
        assertThat(records.get(Records.DEVICES + "SEP0000000D0001")
                        .at("/rendering/findings/0/value")
                        .asText())
                .isEqualTo("nine");
        assertThat(records.file("SEP0000000D0001.cnf.xml")).isEqualTo(had);
        assertThat(records.get(Records.DEVICES + "rendering").path("refused").asLong())
                .isPositive();
        records.store(
                Records.PROFILES + "d-site",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"d-main\"}");
        records.awaitRendered();
        assertThat(records.state("SEP0000000D0001")).isEqualTo("rendered");
    }

    @Test
    void whatOthersNameCannotGoAndNothingIsItsOwnAncestor() {
        records.group("e-main", "192.0.2.10");
        records.store(
                Records.PROFILES + "e-site",
                "{\"callManagerGroup\":\"e-main\",\"protocol\":\"SIP\",\"model\":\"8841\"}");
        records.store(Records.PROFILES + "e-child", "{\"parent\":\"e-site\"}");
        records.store(Records.DEVICES + "SEP0000000E0001", "{\"profile\":\"e-child\",\"lines\":[{\"number\":\"1\"}]}");

        refused("PUT", Records.PROFILES + "e-site", "{\"parent\":\"e-child\"}", "parent of profile e-site", "e-child");
        assertThat(conflict(Records.GROUPS + "e-main")).contains("1 profiles and 0 devices");
        assertThat(conflict(Records.PROFILES + "e-site")).contains("1 profiles and 0 devices");
        assertThat(conflict(Records.PROFILES + "e-child")).contains("0 profiles and 1 devices");

        assertThat(api.delete(Records.DEVICES + "SEP0000000E0001").statusCode()).isEqualTo(204);
        assertThat(api.get("/api/v1/files/SEP0000000E0001.cnf.xml").statusCode())
                .isEqualTo(404);
        for (var url :
                new String[] {Records.PROFILES + "e-child", Records.PROFILES + "e-site", Records.GROUPS + "e-main"}) {
            assertThat(api.delete(url).statusCode()).isEqualTo(204);
            assertThat(api.delete(url).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aWriteOfAnotherVersionThanThereIsIsRefused() {
        var made = records.put(Records.GROUPS + "f-main", "{\"members\":[{\"address\":\"192.0.2.10\"}]}");
        var tag = made.headers().firstValue("ETag").orElseThrow();
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(api.get(Records.GROUPS + "f-main", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(records.put(
                                Records.GROUPS + "f-main",
                                "{\"members\":[{\"address\":\"192.0.2.11\"}]}",
                                "If-Match",
                                tag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(records.put(
                                Records.GROUPS + "f-main",
                                "{\"members\":[{\"address\":\"192.0.2.12\"}]}",
                                "If-Match",
                                tag)
                        .statusCode())
                .isEqualTo(412);
        assertThat(records.put(Records.PROFILES + "f-none", "{}", "If-Match", "*")
                        .statusCode())
                .isEqualTo(412);
        assertThat(api.delete(Records.GROUPS + "f-main", "If-Match", tag).statusCode())
                .isEqualTo(412);
        assertThat(records.get(Records.GROUPS + "f-main").path("version").asLong())
                .isEqualTo(2);
        assertThat(records.get(Records.GROUPS + "f-main").path("who").asText()).isEqualTo("admin");
    }

    @Test
    void secretsAreMaskedAndTheMaskMeansTheOneThatIsKept() {
        records.group("g-main", "192.0.2.10");
        var phone = """
                {"protocol":"SIP","model":"8841","callManagerGroup":"g-main","fields":{"sshPassword":"%s"},
                 "lines":[{"number":"%s","authPassword":"%s"}]}""";
        var url = Records.DEVICES + "SEP000000060001";
        var answer = records.store(url, phone.formatted("hush-1", "201", "hush-2"));

        assertThat(answer.toString()).doesNotContain("hush").contains("***");
        assertThat(Api.text(api.get(url))).doesNotContain("hush");
        assertThat(Api.text(api.get("/api/v1/device-configs?size=1000"))).doesNotContain("hush");
        assertThat(Api.text(api.get(url + "/preview"))).doesNotContain("hush").contains("***");
        assertThat(records.get(url + "?secrets=true")
                        .at("/lines/0/authPassword")
                        .asText())
                .isEqualTo("hush-2");
        assertThat(Api.text(api.get(url + "/preview?secrets=true"))).contains("hush-1", "hush-2");
        for (var reader : new String[] {TestTokens.VIEWER, TestTokens.OPERATOR}) {
            assertThat(as(reader, url + "?secrets=true").statusCode()).isEqualTo(403);
            assertThat(as(reader, url + "/preview?secrets=true").statusCode()).isEqualTo(403);
            assertThat(as(reader, url).statusCode()).isEqualTo(200);
        }

        var again = records.store(url, phone.formatted("***", "201", "***"));
        assertThat(again.path("version").asLong()).as("nothing has changed").isEqualTo(1);
        assertThat(records.file("SEP000000060001.cnf.xml")).contains(">hush-1<", ">hush-2<");
        refused("PUT", url, phone.formatted("***", "202", "***"), "lines[0].authPassword", "***");
        assertThat(secretsShown()).isEqualTo(2);
        var draft = BodyPublishers.ofString(phone.formatted("***", "201", "***"));
        assertThat(Api.text(api.call("POST", url + "/preview?secrets=true", draft, "Content-Type", "application/json")))
                .contains("hush-1", "hush-2");
        assertThat(secretsShown()).as("of a draft, too").isEqualTo(3);
    }

    @Test
    void aFilePutByHandWinsAndThatOfTheRecordIsBackAfterIt() {
        records.group("h-main", "192.0.2.10");
        records.store(Records.DEVICES + "SEP000000070001", SIP.formatted("8841", "h-main"));
        var made = records.file("SEP000000070001.cnf.xml");
        assertThat(api.delete("/api/v1/files/SEP000000070001.cnf.xml").statusCode())
                .isEqualTo(409);

        api.store("SEP000000070001.cnf.xml", "<device/>".getBytes(UTF_8));
        Await.until("it is told", () -> records.state("SEP000000070001").equals("by-hand"));
        records.group("h-main", "192.0.2.11");
        records.awaitRendered();
        assertThat(records.file("SEP000000070001.cnf.xml")).isEqualTo("<device/>");
        assertThat(records.told("SEP000000070001.cnf.xml").path("form").asText())
                .isEqualTo("plain");

        assertThat(api.delete("/api/v1/files/SEP000000070001.cnf.xml").statusCode())
                .isEqualTo(204);
        Await.until("it is back", () -> records.state("SEP000000070001").equals("rendered"));
        assertThat(records.file("SEP000000070001.cnf.xml"))
                .contains("192.0.2.11")
                .isNotEqualTo(made);

        // Of another spelling, too: phones' names differ in case.
        api.store("sep000000070001.CNF.xml", "<device/>".getBytes(UTF_8));
        Await.until("it is told", () -> records.state("SEP000000070001").equals("by-hand"));
        assertThat(Api.text(api.get("/api/v1/files/SEP000000070001.cnf.xml?ignore-case=true")))
                .isEqualTo("<device/>");
        assertThat(api.delete("/api/v1/files/sep000000070001.CNF.xml").statusCode())
                .isEqualTo(204);
        Await.until("it is back", () -> records.state("SEP000000070001").equals("rendered"));
    }

    @Test
    void theSameBytesPutByHandAreByHandAsWell() {
        records.group("same-main", "192.0.2.10");
        records.store(Records.DEVICES + "SEP0000005A3E01", SIP.formatted("8841", "same-main"));
        var made = records.file("SEP0000005A3E01.cnf.xml");
        api.store("SEP0000005A3E01.cnf.xml", made.getBytes(UTF_8));
        Await.until("it is told", () -> records.state("SEP0000005A3E01").equals("by-hand"));
        records.group("same-main", "192.0.2.11");
        records.awaitRendered();
        assertThat(records.file("SEP0000005A3E01.cnf.xml")).isEqualTo(made);
    }

    @Test
    void aPhoneOfAnotherModelHasTheFilesOfThatAlone() {
        records.group("i-main", "192.0.2.10");
        records.store(Records.DEVICES + "SEP000000080001", SIP.formatted("7960", "i-main"));
        assertThat(records.file("SIP000000080001.cnf")).contains("192.0.2.10");
        records.store(Records.DEVICES + "SEP000000080001", SIP.formatted("7965", "i-main"));
        assertThat(api.get("/api/v1/files/SIP000000080001.cnf").statusCode()).isEqualTo(404);
        assertThat(records.file("SEP000000080001.cnf.xml")).contains("192.0.2.10");
    }

    @Test
    void aPreviewShowsWhatWouldBeAndWhereItIsFrom() {
        records.group("j-main", "192.0.2.10");
        records.store(
                Records.PROFILES + "j-site",
                "{\"protocol\":\"SIP\",\"load\":\"sip88xx.99-9-9\",\"callManagerGroup\":\"j-main\"}");
        var answer = records.post(
                Records.DEVICES + "SEP000000090001/preview",
                "{\"profile\":\"j-site\",\"model\":\"8841\",\"lines\":[{\"number\":\"1\"}]}");
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
        var preview = Api.json(answer);
        assertThat(preview.at("/files/0/name").asText()).isEqualTo("SEP000000090001.cnf.xml");
        assertThat(preview.at("/files/0/text").asText()).contains("192.0.2.10");
        assertThat(preview.at("/files/0/findings").findValuesAsText("rule"))
                .as(Api.text(answer))
                .contains("load-missing");
        assertThat(preview.at("/origins/load").asText()).isEqualTo("profile j-site");
        assertThat(preview.at("/origins/model").asText()).isEqualTo("device");
        assertThat(api.get(Records.DEVICES + "SEP000000090001").statusCode()).isEqualTo(404);

        var none = Api.json(records.post(Records.DEVICES + "SEP000000090001/preview", "{\"profile\":\"j-site\"}"));
        assertThat(none.path("files")).isEmpty();
        assertThat(none.at("/findings/0/why").asText()).startsWith("model must be said");
    }

    @Test
    void aRecordIsBounded() {
        var url = Records.PROFILES + "k-long";
        assertThat(records.put(url, "{\"overrides\":\"" + "x".repeat(1 << 20) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        var endless = BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(("{\"overrides\":\"" + "x".repeat(3 << 20)).getBytes(UTF_8)));
        assertThat(api.call("PUT", url, endless, "Content-Type", "application/json")
                        .statusCode())
                .isBetween(400, 499);
        // As long as it may be.
        var most = "<device><a>" + "x".repeat(60_000) + "</a></device>";
        assertThat(records.put(url, "{\"overrides\":\"" + most + "\"}").statusCode())
                .isEqualTo(201);
    }

    private String stamp(String file) {
        var text = records.file(file);
        int from = text.indexOf("<versionStamp>");
        return text.substring(from, text.indexOf("</versionStamp>", from));
    }

    private String conflict(String url) {
        var answer = api.delete(url);
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(409);
        return Api.json(answer).path("detail").asText();
    }

    private long secretsShown() {
        return Pattern.compile("secrets shown.*?SEP000000060001|SEP000000060001[^{}]*?secrets shown")
                .matcher(Api.text(api.get("/api/v1/audit/file-store?size=1000")))
                .results()
                .count();
    }

    private void refused(String method, String url, String json, String field, String value) {
        var answer = api.call(method, url, BodyPublishers.ofString(json), "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(400);
        var problem = Api.json(answer);
        assertThat(problem.path("field").asText()).as(Api.text(answer)).isEqualTo(field);
        assertThat(problem.path("rule").asText()).isNotEmpty();
        assertThat(problem.path("value").asText()).as(Api.text(answer)).contains(value);
    }

    private HttpResponse<byte[]> as(String token, String url) {
        var request =
                java.net.http.HttpRequest.newBuilder(base.resolve(url)).header("Authorization", "Bearer " + token);
        return Api.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
