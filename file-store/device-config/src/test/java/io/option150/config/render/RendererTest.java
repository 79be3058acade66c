package io.option150.config.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.config.check.ConfigCheck;
import io.option150.config.check.Level;
import io.option150.config.check.Tree;
import io.option150.config.format.ConfigText;
import io.option150.config.format.Element;
import io.option150.config.format.MalformedConfig;
import io.option150.config.format.XmlReader;
import io.option150.config.record.CallManager;
import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Inheritance;
import io.option150.config.record.Line;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Secret;
import io.option150.config.record.Settings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RendererTest {

    @Test
    void putsCallManagersLinesFieldsAndOverridesIn() throws MalformedConfig {
        var root = root(only(new Settings(
                "7945",
                "SIP",
                "SIP45.9-4-2SR3-1S",
                "main",
                Map.of(
                        "sipProfile/preferredCodec", "g729a",
                        "servicesURL", "http://a/?b=1&c=<2>",
                        "vendorConfig/webAccess", "0"),
                """
                <device>
                  <vendorConfig><newSetting>1</newSetting></vendorConfig>
                  <addOnModules><addOnModule idx="1"><deviceType>7915</deviceType></addOnModule></addOnModules>
                </device>
                """)));

        assertThat(root.at("devicePool", "callManagerGroup", "members")
                        .orElseThrow()
                        .children("member"))
                .extracting(it -> it.attribute("priority").orElse("") + " "
                        + it.valueAt("callManager", "processNodeName") + " "
                        + it.valueAt("callManager", "ports", "sipPort"))
                .containsExactly("0 cm1.example.net 5070", "1 192.0.2.11 5060");
        var line = root.at("sipProfile", "sipLines", "line").orElseThrow();
        assertThat(List.of("name", "featureLabel", "displayName", "authName", "authPassword", "proxy", "port"))
                .extracting(line::valueAt)
                .containsExactly("201", "Desk", "Ada", "201", "s3cr3t", "USECALLMANAGER", "5070");
        assertThat(root.valueAt("sipProfile", "preferredCodec")).isEqualTo("g729a");
        assertThat(root.valueAt("servicesURL")).isEqualTo("http://a/?b=1&c=<2>");
        assertThat(root.valueAt("vendorConfig", "webAccess")).isEqualTo("0");
        assertThat(root.valueAt("vendorConfig", "newSetting")).isEqualTo("1");
        assertThat(root.at("addOnModules", "addOnModule").orElseThrow().attribute("idx"))
                .contains("1");
        assertThat(root.valueAt("loadInformation")).isEqualTo("SIP45.9-4-2SR3-1S");
    }

    @Test
    void givesAnAdapterItsFileByItsOwnName() {
        var files = Renderer.render(Inheritance.resolve(
                new DeviceRecord("ATA001122AABBCC", "", Phones.settings("ATA 187", "SIP", ""), List.of(Phones.LINE)),
                Phones.records()));
        assertThat(files).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("ATA001122AABBCC.cnf.xml");
            assertThat(ConfigCheck.check(it.name(), it.bytes(), Tree.UNKNOWN))
                    .noneMatch(finding -> finding.level() != Level.HINT);
        });
    }

    @Test
    void overridesTakeTheWholePlaceOfWhatStandsManyTimes() throws MalformedConfig {
        var root = root(only(new Settings("7945", "SIP", "", "main", Map.of(), """
                <device><sipProfile><sipLines>
                  <line button="7" lineIndex="1"><featureID>9</featureID><name>9</name></line>
                </sipLines></sipProfile></device>
                """)));

        assertThat(root.at("sipProfile", "sipLines").orElseThrow().children("line"))
                .extracting(it -> it.attribute("button").orElse(""))
                .containsExactly("7");
        assertThat(root.valueAt("sipProfile", "preferredCodec")).isEqualTo("g711ulaw");
    }

    @Test
    void stampsAFileAnewExactlyWhenItsBytesDiffer() throws MalformedConfig {
        var settings = Phones.settings("7945", "SIP", "");
        var first = only(settings);
        var again = only(settings);
        var other = Renderer.render(Inheritance.resolve(
                        Phones.device(settings, Phones.LINE),
                        Phones.records(new CallManagerGroup(
                                "main", List.of(new CallManager("192.0.2.99", 0, 5060, 5061, 2000))))))
                .getFirst();

        assertThat(again).isEqualTo(first);
        assertThat(root(other).valueAt("versionStamp"))
                .hasSize(32)
                .isNotEqualTo(root(first).valueAt("versionStamp"));
    }

    @Test
    void leavesWhatIsOfSipOutOfFilesOfSccp() throws MalformedConfig {
        var root = root(only(new Settings(
                "7945", "SCCP", "", "main", Map.of("sipProfile/preferredCodec", "g729a", "idleTimeout", "9"), "")));

        assertThat(root.at("sipProfile")).isEmpty();
        assertThat(root.valueAt("idleTimeout")).isEqualTo("9");
    }

    @Test
    void givesA7960ItsTextAndItsLoad() {
        var files = Renderer.render(Inheritance.resolve(
                Phones.device(
                        new Settings(
                                "7960",
                                "SIP",
                                "P0S3-8-12-00",
                                "main",
                                Map.of("cnf/timer_t1", "300", "cnf/proxy_register", "0", "idleTimeout", "9"),
                                ""),
                        Phones.LINE),
                Phones.records()));

        assertThat(files)
                .extracting(RenderedFile::name)
                .containsExactly("SEP001122AABBCC.cnf.xml", "SIP001122AABBCC.cnf");
        assertThat(files.getLast().text()).isEqualTo("""
                image_version: "P0S3-8-12-00"
                line1_name: "201"
                line1_shortname: "Desk"
                line1_displayname: "Ada"
                line1_authname: "201"
                line1_password: "s3cr3t"
                proxy1_address: "cm1.example.net"
                proxy1_port: "5070"
                proxy_register: "0"
                timer_t1: "300"
                """);
    }

    @Test
    void refusesWhatATextFileCannotHold() {
        var settings = Phones.settings("7940", "SIP", "");
        assertThatThrownBy(() -> render(settings, new Line("201", "a\"b", "", "", Secret.NONE, "")))
                .isInstanceOf(RefusedRecord.class)
                .hasMessageContaining("quotes");
        assertThatThrownBy(() ->
                        render(settings, Collections.nCopies(7, Phones.LINE).toArray(Line[]::new)))
                .isInstanceOf(RefusedRecord.class)
                .hasMessageContaining("6 at most");
        assertThatThrownBy(() -> render(settings))
                .isInstanceOf(RefusedRecord.class)
                .hasMessageContaining("lines must be one at least");
    }

    private static List<RenderedFile> render(Settings settings, Line... lines) {
        return Renderer.render(
                Inheritance.resolve(new DeviceRecord(Phones.NAME, "", settings, List.of(lines)), Phones.records()));
    }

    private static RenderedFile only(Settings settings) {
        var files = render(settings, Phones.LINE);
        assertThat(files).hasSize(1);
        return files.getFirst();
    }

    private static Element root(RenderedFile file) throws MalformedConfig {
        return XmlReader.read(ConfigText.of(file.bytes()));
    }
}
