package io.option150.files.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site's own templates, as an admin sees them. */
@StoreTest
class TemplatesApiTest {

    private static final String TEMPLATES = "/api/v1/templates/";
    private static final String COMMON = "/api/v1/common-files/";
    private static final String PHONE = """
            <device>
              <deviceProtocol>SIP</deviceProtocol>
              <devicePool><callManagerGroup><members>
                {#for member in group.members}
                <member priority="{member.priority}"><callManager><processNodeName>{member.address}</processNodeName></callManager></member>
                {/for}
              </members></callManagerGroup></devicePool>
              <sipProfile>
                <phoneLabel>MARK</phoneLabel>
                <sipProxies><registerWithProxy>true</registerWithProxy></sipProxies>
                <sipLines>
                {#for line in lines}
                <line button="{line.button}" lineIndex="{line.button}"><featureID>9</featureID><proxy>USECALLMANAGER</proxy>
                  <name>{line.number}</name></line>
                {/for}
              </sipLines></sipProfile>
            </device>
            """;
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
    void aProfilesTemplateMakesItsPhonesAndAChangeReachesExactlyThose() {
        records.group("ta-main", "192.0.2.41");
        var made = records.put(TEMPLATES + "ta-desk", body("phone", PHONE.replace("MARK", "one")));
        assertThat(made.statusCode()).as(Api.text(made)).isEqualTo(201);
        assertThat(Api.json(made).path("text").asText()).contains("one");
        var site = "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"ta-main\"%s}";
        records.store(Records.PROFILES + "ta-own", site.formatted(",\"template\":\"ta-desk\""));
        records.store(Records.PROFILES + "ta-shipped", site.formatted(""));
        var line = "\"lines\":[{\"number\":\"201\"}]}";
        records.store(Records.DEVICES + "SEP0000007A0001", "{\"profile\":\"ta-own\"," + line);
        records.store(Records.DEVICES + "SEP0000007A0002", "{\"profile\":\"ta-shipped\"," + line);
        assertThat(records.file("SEP0000007A0001.cnf.xml"))
                .contains("<phoneLabel>one<", "192.0.2.41")
                .doesNotContain("preferredCodec");
        var other = records.told("SEP0000007A0002.cnf.xml").toString();
        assertThat(records.get(Records.DEVICES + "SEP0000007A0001/preview")
                        .at("/origins/template")
                        .asText())
                .isEqualTo("profile ta-own");

        var impact = records.post(TEMPLATES + "ta-desk/preview", body("phone", PHONE.replace("MARK", "two")));
        assertThat(impact.statusCode()).as(Api.text(impact)).isEqualTo(200);
        assertThat(Api.json(impact).path("phones").asLong()).isEqualTo(1);
        assertThat(Api.json(impact).path("changed").asLong()).isEqualTo(1);
        assertThat(records.file("SEP0000007A0001.cnf.xml")).contains("<phoneLabel>one<");

        records.store(TEMPLATES + "ta-desk", body("phone", PHONE.replace("MARK", "two")));
        records.awaitRendered();
        assertThat(records.file("SEP0000007A0001.cnf.xml")).contains("<phoneLabel>two<");
        assertThat(records.told("SEP0000007A0002.cnf.xml").toString()).isEqualTo(other);

        var refused = api.delete(TEMPLATES + "ta-desk");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Api.text(refused)).contains("1 profiles and 0 devices");
    }

    @Test
    void aListTellsNoTexts() {
        records.store(TEMPLATES + "te-list", body("gateway", "<device/>"));
        var listed = records.get("/api/v1/templates?size=1000").path("items");
        assertThat(listed).isNotEmpty().allMatch(it -> it.path("text").isMissingNode());
        assertThat(listed).anyMatch(it -> it.path("name").asText().equals("te-list"));
    }

    @Test
    void aBadTemplateIsRefusedWithItsLineAndStoresNothing() {
        for (var text : new String[] {"<device>\n{device.none}\n</device>", "<device>\n{#exec x /}\n</device>"}) {
            var answer = records.put(TEMPLATES + "tb-bad", body("phone", text));
            assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(400);
            assertThat(Api.json(answer).path("field").asText()).isEqualTo("text, line 2");
        }
        assertThat(Api.json(records.put(TEMPLATES + "tb-bad", body("dance", "x")))
                        .path("field")
                        .asText())
                .isEqualTo("form");
        assertThat(api.get(TEMPLATES + "tb-bad").statusCode()).isEqualTo(404);
        var unknown = records.put(Records.PROFILES + "tb-site", "{\"template\":\"tb-none\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(Api.json(unknown).path("field").asText()).isEqualTo("template");
    }

    @Test
    void aTemplateOfTheWrongFormIsRefusedBeforeAnyFileIs() {
        records.store(TEMPLATES + "td-gw", body("gateway", "<device>{gateway.name}</device>"));
        var profile = records.put(Records.PROFILES + "td-site", "{\"template\":\"td-gw\"}");
        assertThat(profile.statusCode()).as(Api.text(profile)).isEqualTo(400);
        assertThat(Api.json(profile).path("field").asText()).isEqualTo("template");
        assertThat(Api.text(profile)).contains("must be of the form phone or phone-text");

        records.store(TEMPLATES + "td-desk", body("phone", PHONE));
        records.store(TEMPLATES + "td-desk", body("phone-text", "image_version: \"{device.load}\"\n"));
        records.store(TEMPLATES + "td-desk", body("phone", PHONE));
        records.store(Records.PROFILES + "td-site", "{\"template\":\"td-desk\"}");
        var other = records.put(TEMPLATES + "td-desk", body("phone-text", "image_version: \"{device.load}\"\n"));
        assertThat(other.statusCode()).as(Api.text(other)).isEqualTo(409);
        assertThat(Api.text(other)).contains("is of the form phone", "1 profiles and 0 devices");
        records.store(TEMPLATES + "td-desk", body("phone", PHONE.replace("MARK", "two")));
    }

    @Test
    void aLoopWithoutEndIsRefusedWithItsLine() {
        var loops = "<device>\n{#for a in lines}" + "{#for b in a}".repeat(20) + "{/for}".repeat(21) + "</device>";
        var answer = records.put(TEMPLATES + "te-bad", body("phone", loops));
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(400);
        assertThat(Api.json(answer).path("field").asText()).isEqualTo("text, line 2");
    }

    @Test
    void aGatewayHasItsFileByItsTemplateAlone() {
        records.group("tc-main", "192.0.2.51");
        var text = "<device><host>{gateway.name}</host>{#for m in group.members}<cm>{m.address}</cm>{/for}"
                + "{#for port in values.ports}<port>{port}</port>{/for}</device>";
        records.store(TEMPLATES + "tc-gw", body("gateway", text));
        var gateway =
                "{\"kind\":\"gateway\",\"template\":\"tc-gw\",\"callManagerGroup\":\"tc-main\",\"content\":{\"ports\":[\"a<b\"]}}";
        records.store(COMMON + "tc-vg1", gateway);
        assertThat(records.file("tc-vg1.cnf.xml"))
                .contains("<host>tc-vg1</host>", "<cm>192.0.2.51</cm>", "<port>a&lt;b</port>");

        var impact =
                records.post(TEMPLATES + "tc-gw/preview", body("gateway", text.replace("<host>", "<host x=\"1\">")));
        assertThat(Api.json(impact).path("changed").asLong())
                .as(Api.text(impact))
                .isEqualTo(1);
        assertThat(Api.json(impact).at("/examples/0/diff").asText()).contains("+  <host x=\"1\">tc-vg1</host>");
        var none = records.post(TEMPLATES + "tc-gw/preview", body("gateway", "<device>{values.none}</device>"));
        assertThat(Api.json(none).path("refused").asLong()).as(Api.text(none)).isEqualTo(1);

        for (var what : new String[][] {
            {TEMPLATES + "tc-gw", body("gateway", text)},
            {Records.GROUPS + "tc-main", "{\"members\":[{\"address\":\"192.0.2.51\"}]}"}
        }) {
            var named = records.post(what[0] + "/preview", what[1]);
            assertThat(Api.json(named).path("commonFiles").asInt())
                    .as(Api.text(named))
                    .isEqualTo(1);
        }
        records.store(
                TEMPLATES + "tc-gw",
                body("gateway", text.replace("<cm>", "<mgr>").replace("</cm>", "</mgr>")));
        Await.until(
                "it is made anew",
                PATIENCE,
                () -> records.file("tc-vg1.cnf.xml").contains("<mgr>192.0.2.51<"));
        records.store(TEMPLATES + "tc-gw", body("gateway", "<device>\n{values.none}\n</device>"));
        Await.until(
                "it is refused",
                PATIENCE,
                () -> records.get(COMMON + "tc-vg1")
                        .at("/rendering/state")
                        .asText()
                        .equals("refused"));
        assertThat(records.get(COMMON + "tc-vg1")
                        .at("/rendering/findings/0/why")
                        .asText())
                .contains("Template tc-gw, line 2");
        assertThat(records.file("tc-vg1.cnf.xml")).contains("<mgr>");
        assertThat(records.get(Records.DEVICES + "rendering")
                        .path("commonFilesRefused")
                        .asInt())
                .isPositive();
        assertThat(Api.text(api.delete(TEMPLATES + "tc-gw"))).contains("1 common files");
        assertThat(records.put(COMMON + "tc-vg2", "{\"kind\":\"gateway\",\"template\":\"tc-none\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static String body(String form, String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("form", form)
                .put("text", text)
                .toString();
    }
}
