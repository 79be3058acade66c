package io.option150.config.render;

import static io.option150.config.render.CommonSamples.list;
import static io.option150.config.render.CommonSamples.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.config.check.ConfigCheck;
import io.option150.config.check.Level;
import io.option150.config.check.Model;
import io.option150.config.check.Tree;
import io.option150.config.common.CommonFile;
import io.option150.config.common.CommonKind;
import io.option150.config.common.Value;
import io.option150.config.record.RefusedRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that many phones share: each kind's pass our own checks, and what makes no good file is refused. */
class CommonFilesTest {

    @Test
    void filesOfEveryKindHaveNeitherErrorsNorWarnings() {
        var made = new TreeMap<String, String>();
        for (var file : CommonSamples.all("main")) {
            for (var rendered : CommonRenderer.render(file, Phones.records())) {
                made.put(rendered.name(), rendered.text());
                assertThat(ConfigCheck.check(rendered.name(), rendered.bytes(), Tree.UNKNOWN))
                        .as(rendered.text())
                        .noneMatch(it -> it.level() != Level.HINT);
            }
        }
        assertThat(made.keySet())
                .containsExactly(
                        "Desktops/320x212x16/List.xml",
                        "RINGLIST.DAT",
                        "Ringlist-wb.xml",
                        "Ringlist.xml",
                        "SIPDefault.cnf",
                        "XMLDefault.cnf.xml",
                        "dialplan-sample.xml",
                        "featurepolicy-sample.xml",
                        "sample-3PCC.xml",
                        "softkeys-sample.xml",
                        "syncinfo.xml");
        assertThat(made.get("RINGLIST.DAT")).isEqualTo("Bell & Co\tbell.pcm\n");
        assertThat(made.get("Ringlist.xml"))
                .contains("<DisplayName>Bell &amp; Co</DisplayName>", "<FileName>Chirp.raw</FileName>");
        assertThat(made.get("Ringlist-wb.xml")).contains("Bell.rwb").doesNotContain("Chirp");
        assertThat(made.get("SIPDefault.cnf")).isEqualTo("""
                dial_template: "dialplan"
                phone_password: "b"
                phone_prompt: "Phone"
                proxy1_address: "cm1.example.net"
                proxy1_port: "5070"
                """);
        assertThat(made.get("XMLDefault.cnf.xml"))
                .contains(
                        "<loadInformation435 model=\"Cisco 7945\">SIP45.9-4-2SR3-1S</loadInformation435>",
                        "<autoRegistration>enabled</autoRegistration>",
                        "<processNodeName>cm1.example.net</processNodeName>",
                        "http://192.0.2.1/?a=1&amp;b=2");
        assertThat(made.get("sample-3PCC.xml"))
                .contains(
                        "<Proxy_1_>cm1.example.net</Proxy_1_>",
                        "<Station_Name ua=\"na\">a &lt;b&gt;</Station_Name>",
                        "<Password_1_>c</Password_1_>");
        assertThat(made.get("softkeys-sample.xml"))
                .contains("<tag>2</tag>", "<helpID>302</helpID>", "keyID=\"&lt;&lt;\"", "<softKeySet id=\"On Hook\">")
                .containsPattern("<versionStamp>[0-9a-f]{32}</versionStamp>");
        assertThat(made.get("dialplan-sample.xml"))
                .contains("<TEMPLATE MATCH=\"2..\" TIMEOUT=\"1\" REWRITE=\"%0\" LINE=\"1\" User=\"Phone\"/>")
                .contains("<TEMPLATE MATCH=\"*\" TIMEOUT=\"5\"/>");
    }

    @Test
    void everyModelOfTheTableMayHaveALoadInTheDefaults() {
        for (var model : Model.all()) {
            var file = new CommonFile(
                    "defaults", CommonKind.DEFAULTS, "", "main", tree("loads", tree(model.name(), "some-load.1-2-3")));
            var rendered = CommonRenderer.render(file, Phones.records()).getFirst();
            assertThat(rendered.text()).contains("<loadInformation" + model.number() + " ");
            assertThat(ConfigCheck.check(rendered.name(), rendered.bytes(), Tree.UNKNOWN))
                    .as(model.name())
                    .noneMatch(it -> it.level() != Level.HINT);
        }
    }

    @Test
    void aStampIsNewExactlyWhenTheFileIs() {
        var first = dialPlan("2..");
        assertThat(dialPlan("2..")).isEqualTo(first);
        assertThat(stamp(dialPlan("3.."))).isNotEqualTo(stamp(first));
    }

    @Test
    void adaptersAndPhonesOfTheirOwnHaveFlatProfilesByTheirNames() {
        var file = new CommonFile(
                "lobby",
                CommonKind.FLAT_PROFILE,
                "ATA001122AABBCC.cnf.xml",
                "",
                tree("parameters", tree("User_ID_1_", "201")));
        assertThat(CommonRenderer.render(file, Phones.records()))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo("ATA001122AABBCC.cnf.xml");
                    assertThat(ConfigCheck.check(it.name(), it.bytes(), Tree.UNKNOWN))
                            .noneMatch(finding -> finding.level() != Level.HINT);
                });
    }

    @Test
    void whatMakesNoFileIsRefusedByFieldRuleAndValue() {
        refused(CommonKind.DIAL_PLAN, "", tree(), "content/rules", "must be there", "");
        refused(CommonKind.DIAL_PLAN, "", tree("rules", "x"), "content/rules", "must be a list", "");
        refused(CommonKind.DIAL_PLAN, "", tree("rules", list()), "content/rules", "must be 1 to 500", "0");
        refused(
                CommonKind.DIAL_PLAN,
                "",
                tree("rules", list(tree("match", "*", "wait", "1"))),
                "content/rules[0]",
                "must have no other fields than match, timeout, rewrite, line, tone, user",
                "wait");
        refused(
                CommonKind.DIAL_PLAN,
                "",
                tree("rules", list(tree("match", "*", "timeout", "soon"))),
                "content/rules[0]/timeout",
                "must be a number of seconds",
                "soon");
        refused(
                CommonKind.RINGS,
                "x.xml",
                tree("rings", list(tree("name", "a", "raw", "a.raw"))),
                "path",
                "must be left out of rings",
                "x.xml");
        refused(
                CommonKind.DIAL_PLAN,
                "Ringlist.xml",
                tree("rules", list(tree("match", "*"))),
                "path",
                "must be no name of another kind of files",
                "Ringlist.xml");
        for (var name : List.of("1a", "a b")) {
            refused(
                    CommonKind.DEFAULTS,
                    "",
                    tree("fields", tree(name, "1")),
                    "content/fields",
                    "must be a field of Default",
                    name);
        }
        refused(
                CommonKind.FLAT_PROFILE,
                "",
                tree("parameters", tree("a b", "1")),
                "content/parameters",
                "must be a parameter's name, as XML can have it",
                "a b");
        refused(
                CommonKind.SIP_DEFAULT,
                "",
                tree("keys", tree("phone_password", "a\"b")),
                "content/keys/phone_password",
                "must hold no quotes",
                "");
        refused(
                CommonKind.SIP_DEFAULT,
                "",
                tree("keys", tree("no_such_key", "1")),
                "content/keys/no_such_key",
                "is no key of a text file",
                "1");
        assertThatThrownBy(() -> new CommonFile("x", CommonKind.DEFAULTS, "", "", Value.NONE))
                .hasMessageContaining("callManagerGroup must be there");
        assertThatThrownBy(() -> CommonRenderer.render(
                        new CommonFile("x", CommonKind.DEFAULTS, "", "none", Value.NONE), Phones.records()))
                .hasMessageContaining("callManagerGroup must be a group that there is");
        assertThatThrownBy(() -> CommonRenderer.render(
                        new CommonFile(
                                "x",
                                CommonKind.SOFT_KEYS,
                                "",
                                "",
                                tree("states", tree("On Hook", list("NewCall", "Dance")))),
                        Phones.records()))
                .hasMessageContaining("content/states/On Hook must hold keys")
                .hasMessageContaining("Dance");
        assertThatThrownBy(() -> CommonRenderer.render(
                        new CommonFile("x", CommonKind.RINGS, "", "", tree("rings", list(tree("name", "a")))),
                        Phones.records()))
                .hasMessageContaining("content must make a file");
    }

    @Test
    void aRecordWithoutAPathMakesNoNameOfAnotherKind() {
        for (var name : List.of("XMLDefault", "SEP001122334455", "ata001122334455", "xmldefault.branch")) {
            assertThatThrownBy(() -> new CommonFile(name, CommonKind.GATEWAY, "", "", "gw", tree()))
                    .isInstanceOf(RefusedRecord.class)
                    .hasMessageContaining("name must make no name of another kind of files, or have a path")
                    .hasMessageContaining(name);
        }
        var rules = tree("rules", list(tree("match", "*")));
        assertThatThrownBy(() -> new CommonFile("a..b", CommonKind.DIAL_PLAN, "", "", rules))
                .hasMessageContaining("name must have no two dots in a row, or a path");
        assertThatThrownBy(
                        () -> new CommonFile("softkeys", CommonKind.FEATURE_POLICY, "", "", tree("features", list())))
                .hasMessageContaining("name must make no name of another kind");
        assertThat(new CommonFile("softkeys", CommonKind.DIAL_PLAN, "", "", rules).filePath())
                .isEqualTo("dialplan-softkeys.xml");
        assertThat(new CommonFile("XMLDefault", CommonKind.GATEWAY, "gw/vg.cnf.xml", "", "gw", tree()).filePath())
                .isEqualTo("gw/vg.cnf.xml");
    }

    @Test
    void secretsAreFoundByTheirNamesAndNotShown() {
        var content = tree("parameters", tree("Password_1_", "hush", "User_ID_1_", "201"));
        assertThat(content.secrets(Value::isSecret)).isEqualTo(Map.of("parameters/Password_1_", "hush"));
        assertThat(content.map((path, text) -> Value.isSecret(path) ? "***" : text))
                .isEqualTo(tree("parameters", tree("Password_1_", "***", "User_ID_1_", "201")));
        assertThat(new CommonFile("x", CommonKind.FLAT_PROFILE, "", "", content).toString())
                .doesNotContain("hush");
    }

    @Test
    void whatStandsInFieldsOrAListOfASecretsNameIsSecret() {
        var content = tree(
                "passwords",
                tree("admin", "a"),
                "pin",
                list("1", list("2")),
                "ports",
                list(tree("user", "u", "psk", "p")));
        assertThat(new CommonFile("x", CommonKind.GATEWAY, "", "", "gw", content).secrets())
                .isEqualTo(Map.of("passwords/admin", "a", "pin[0]", "1", "pin[1][0]", "2", "ports[0]/psk", "p"));
        var profile = tree("parameters", tree("Admin_Passwd", "a"), "access", tree("Admin_Passwd", "na"));
        assertThat(new CommonFile("x", CommonKind.FLAT_PROFILE, "", "", profile).secrets())
                .isEqualTo(Map.of("parameters/Admin_Passwd", "a"));
    }

    private static String dialPlan(String match) {
        var file = new CommonFile(
                "x", CommonKind.DIAL_PLAN, "", "", tree("rules", list(tree("match", match), tree("match", "*"))));
        return CommonRenderer.render(file, Phones.records()).getFirst().text();
    }

    private static String stamp(String text) {
        return text.substring(text.indexOf("<versionStamp>"), text.indexOf("</versionStamp>"));
    }

    private static void refused(
            CommonKind kind, String path, Value.Tree content, String field, String rule, String value) {
        assertThatThrownBy(() -> new CommonFile("x", kind, path, "", content))
                .isInstanceOfSatisfying(
                        RefusedRecord.class,
                        it -> assertThat(it.refusals())
                                .extracting(one -> List.of(one.field(), one.rule(), one.value()))
                                .contains(List.of(field, rule, value)));
    }
}
