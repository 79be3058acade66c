package io.option150.config.render;

import static io.option150.config.render.CommonSamples.list;
import static io.option150.config.render.CommonSamples.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.config.check.ConfigCheck;
import io.option150.config.check.Level;
import io.option150.config.check.Tree;
import io.option150.config.common.CommonFile;
import io.option150.config.common.CommonKind;
import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Inheritance;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.Profile;
import io.option150.config.record.Records;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Settings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A site's own templates: what they make, what they cannot reach, and what is refused of them. */
class OwnTemplatesTest {

    private static final String PHONE = """
            <device>
              <deviceProtocol>SIP</deviceProtocol>
              <devicePool><callManagerGroup><members>
                {#for member in group.members}
                <member priority="{member.priority}"><callManager><ports><sipPort>{member.sipPort}</sipPort></ports>
                  <processNodeName>{member.address}</processNodeName></callManager></member>
                {/for}
              </members></callManagerGroup></devicePool>
              <sipProfile>
                <sipProxies><registerWithProxy>true</registerWithProxy></sipProxies>
                <sipLines>
                {#for line in lines}
                <line button="{line.button}" lineIndex="{line.button}"><featureID>9</featureID><featureLabel>{line.label}</featureLabel>
                  <proxy>USECALLMANAGER</proxy><name>{line.number}</name><authName>{line.authName}</authName>
                  <authPassword>{line.authPassword}</authPassword></line>
                {/for}
              </sipLines></sipProfile>
              <VersionStamp>old</VersionStamp>
            </device>
            """;
    private static final String GATEWAY = """
            <device>
              <name>{gateway.name}</name>
              <versionStamp/>
              {#if group.members}<callManagerGroup>{group.name}</callManagerGroup>{/if}
              {#for unit in values.units}
              <unit index="{unit.index}">{#for port in unit.ports}<port>{port}</port>{/for}</unit>
              {/for}
            </device>
            """;

    @Test
    void aProfilesTemplateTakesThePlaceOfTheShippedOne() {
        var records = records(new OwnTemplate("desk", OwnTemplate.Form.PHONE, PHONE));
        var file = render("8841", "site", records).getFirst();
        assertThat(file.text())
                .contains("<processNodeName>cm1.example.net</processNodeName>", "<featureLabel>Desk</featureLabel>")
                .contains("<idleTimeout>7</idleTimeout>")
                .containsPattern("<versionStamp>[0-9a-f]{32}</versionStamp>")
                .doesNotContain("preferredCodec", "VersionStamp>old");
        assertThat(ConfigCheck.check(file.name(), file.bytes(), Tree.UNKNOWN))
                .noneMatch(it -> it.level() == Level.ERROR);
        var origin = Inheritance.resolve(
                        Phones.device(Phones.settings("8841", "SIP", "").withTemplate("desk"), Phones.LINE), records)
                .template()
                .orElseThrow();
        assertThat(origin.origin().text()).isEqualTo("device");
    }

    @Test
    void aLoopOverItsOwnVariableComesToAnEnd() {
        var loops = "{#for a in lines}{#for b in a}{#for c in a}{#for d in a}{/for}{/for}{/for}{/for}";
        bad(OwnTemplate.Form.PHONE, "<device>\n" + loops + "</device>", 2);
        bad(OwnTemplate.Form.PHONE_TEXT, "\n" + loops, 2);
        var row = list(Collections.nCopies(100, "x").toArray());
        var gateway = new CommonFile("gw1", CommonKind.GATEWAY, "", "", "gw", tree("rows", list(row, row, row)));
        var template = new OwnTemplate(
                "gw",
                OwnTemplate.Form.GATEWAY,
                "<device>\n" + loops.replace("in lines", "in values.rows") + "</device>");
        TemplateCheck.check(template);
        assertThatThrownBy(() -> CommonRenderer.render(gateway, records(template)))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("200000 steps at most");
    }

    @Test
    void aValueStandsInWhateverQuotesATemplatePutsAroundIt() {
        var gateway =
                new CommonFile("gw1", CommonKind.GATEWAY, "", "", "gw", tree("label", "O'Brien \"x\"", "text", "it's"));
        var template = new OwnTemplate(
                "gw",
                OwnTemplate.Form.GATEWAY,
                "<device><a b='{values.label}' c=\"{values.label}\">{values.text}</a></device>");
        // What is written has double quotes, so that a single one stays as it is.
        assertThat(CommonRenderer.render(gateway, records(template)).getFirst().text())
                .contains("<a b=\"O'Brien &quot;x&quot;\" c=\"O'Brien &quot;x&quot;\">it's</a>");
    }

    @Test
    void aTextTemplateIsForTextFiles() {
        var records = records(new OwnTemplate(
                "desk",
                OwnTemplate.Form.PHONE_TEXT,
                "{#for line in lines}\nline{line.button}_name: \"{line.number}\"\n{/for}\n"));
        assertThat(render("7960", "site", records))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).isEqualTo("line1_name: \"201\"\n"));
        assertThatThrownBy(() -> render("8841", "site", records))
                .isInstanceOf(RefusedRecord.class)
                .hasMessageContaining("template must be of the form phone");
    }

    @Test
    void aGatewayIsMadeOfItsOwnTemplateAlone() {
        var gateway = new CommonFile(
                "gw1.example.net",
                CommonKind.GATEWAY,
                "",
                "main",
                "gw",
                tree("units", list(tree("index", "0", "ports", list("a<b", "c")))));
        var file = CommonRenderer.render(gateway, records(new OwnTemplate("gw", OwnTemplate.Form.GATEWAY, GATEWAY)))
                .getFirst();
        assertThat(file.name()).isEqualTo("gw1.example.net.cnf.xml");
        assertThat(file.text())
                .contains(
                        "<port>a&lt;b</port>",
                        "<callManagerGroup>main</callManagerGroup>",
                        "<name>gw1.example.net</name>")
                .containsPattern("<versionStamp>[0-9a-f]{32}</versionStamp>");
        assertThatThrownBy(() -> new CommonFile("gw1", CommonKind.GATEWAY, "", "", "", tree()))
                .hasMessageContaining("template must be 1 to 128");
        assertThatThrownBy(() -> CommonRenderer.render(gateway, Phones.records()))
                .hasMessageContaining("template must be a template that there is");
        var lacking = new CommonFile("gw2", CommonKind.GATEWAY, "", "", "gw", tree());
        assertThatThrownBy(() -> CommonRenderer.render(
                        lacking, records(new OwnTemplate("gw", OwnTemplate.Form.GATEWAY, GATEWAY))))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("Template gw, line 5");
    }

    @Test
    void aBadTemplateIsRefusedWithItsLine() {
        // Where it ends without the section having done so.
        bad(OwnTemplate.Form.PHONE, "<device>\n{#for a in lines}\n</device>", 3);
        bad(OwnTemplate.Form.PHONE, "<device>\n{device.none}\n</device>", 2);
        bad(OwnTemplate.Form.PHONE, "<device>\n{#include other /}\n</device>", 2);
        bad(OwnTemplate.Form.PHONE, "<device>\n\n{#for a in 100000}x{/for}</device>", 3);
        bad(OwnTemplate.Form.PHONE, "<device>\n{device.name.getClass()}\n</device>", 2);
        bad(OwnTemplate.Form.PHONE, "<device>\n{#if lines}<a>{/if}\n</device>", 0);
        bad(OwnTemplate.Form.PHONE_TEXT, "image_version: \"{device.load}\"\n{line.none}\n", 2);
        bad(OwnTemplate.Form.PHONE_TEXT, "no key\n", 0);
        bad(OwnTemplate.Form.GATEWAY, "<device>\n<a>{lines}</a>\n</device>", 2);
        bad(OwnTemplate.Form.GATEWAY, "<device>\n{#for u in values.units}\n{v.x}\n{/for}</device>", 3);
        TemplateCheck.check(new OwnTemplate("x", OwnTemplate.Form.GATEWAY, GATEWAY));
        TemplateCheck.check(new OwnTemplate("x", OwnTemplate.Form.PHONE, PHONE));
        assertThatThrownBy(() -> new OwnTemplate("x", OwnTemplate.Form.PHONE, " "))
                .hasMessageContaining("text must not be empty");
        assertThatThrownBy(() -> new OwnTemplate("x", OwnTemplate.Form.PHONE, "a".repeat(65_537)))
                .hasMessageContaining("65537");
        assertThatThrownBy(() -> OwnTemplate.Form.of("xml")).hasMessageContaining("form must be");
    }

    private static void bad(OwnTemplate.Form form, String text, int line) {
        assertThatThrownBy(() -> TemplateCheck.check(new OwnTemplate("x", form, text)))
                .as(text)
                .isInstanceOfSatisfying(
                        BadTemplate.class,
                        it -> assertThat(it.line()).as(it.getMessage()).isEqualTo(line));
    }

    private static List<RenderedFile> render(String model, String profile, Records records) {
        var phone = new DeviceRecord(Phones.NAME, profile, Phones.settings(model, "SIP", ""), List.of(Phones.LINE));
        return Renderer.render(Inheritance.resolve(phone, records));
    }

    private static Records records(OwnTemplate template) {
        var others = Phones.records(new Profile(
                "site", "", new Settings("", "", "", "", Map.of("idleTimeout", "7"), "").withTemplate("desk")));
        return new Records() {
            @Override
            public Optional<Profile> profile(String name) {
                return others.profile(name);
            }

            @Override
            public Optional<CallManagerGroup> callManagerGroup(String name) {
                return others.callManagerGroup(name);
            }

            @Override
            public Optional<OwnTemplate> template(String name) {
                return Optional.of(template).filter(it -> it.name().equals(name));
            }
        };
    }
}
