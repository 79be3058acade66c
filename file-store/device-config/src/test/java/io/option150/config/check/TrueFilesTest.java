package io.option150.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.config.format.ConfigText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrueFilesTest {

    private static final Tree WHOLE = Samples.tree(Map.ofEntries(
            Map.entry("tzupdater.jar", 1L),
            Map.entry("SK00000000-1111-2222-3333-444444444448.xml", 1L),
            Map.entry("sip88xx.14-2-1-0001-14.loads", 1L),
            Map.entry("German_Germany/sl-be-sip.jar", 1L),
            Map.entry("Germany/g3-tones.xml", 1L),
            Map.entry("SIP45.9-4-2SR3-1S.loads", 1L),
            Map.entry("SCCP42.9-4-2SR3-1S.loads", 1L),
            Map.entry("B015-1-0-4.bin", 1L),
            Map.entry("English_United_States/be-sip.jar", 1L),
            Map.entry("United_States/g4-tones.xml", 1L),
            Map.entry("spa.zup", 1L),
            Map.entry("dialplan.xml", 1L),
            Map.entry("P0S3-8-12-00.loads", 1L),
            Map.entry("Analog1.raw", 240L),
            Map.entry("Bell.rwb", 160_800L),
            Map.entry("Chime.pcm", 1L),
            Map.entry("Desktops/320x212x12/tn.png", 1L),
            Map.entry("Desktops/320x212x12/lake.png", 1L),
            Map.entry("apps45.9-4-2ES26.sbn", 1L),
            Map.entry("cnu45.9-4-2ES26.sbn", 1L),
            Map.entry("kern88.sbn", 1_000L),
            Map.entry("kern88x.sbn", 2_000L)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unified-cm.cnf.xml",
                "sccp.cnf.xml",
                "XMLDefault.cnf.xml",
                "dialplan.xml",
                "softkeys.xml",
                "featurepolicy.xml",
                "Ringlist.xml",
                "List.xml",
                "AppDialRules.xml",
                "flat-profile.xml",
                "SIPDefault.cnf",
                "RINGLIST.DAT",
                "SIP45.9-4-2SR3-1S.loads",
                "sections.loads"
            })
    void haveNothingWrong(String sample) {
        for (var lineEnd : List.of("\n", "\r\n", "\r")) {
            var bytes = Samples.text(sample).replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);

            assertThat(lines(Samples.name(sample), bytes, WHOLE)).isEmpty();
            assertThat(lines(Samples.name(sample), bytes, Tree.UNKNOWN)).isEmpty();
        }
    }

    @Test
    void ofAsteriskTellTheirSecretsAndNotWhatTheyAre() {
        var bytes = Samples.text("asterisk.cnf.xml").getBytes(StandardCharsets.UTF_8);

        var findings = ConfigCheck.check("SEP001122AABBCD.cnf.xml", bytes, WHOLE);

        assertThat(findings.stream().map(Samples::line))
                .containsExactly("HINT 47:9 secret-in-clear", "HINT 64:5 secret-in-clear");
        assertThat(findings.toString()).doesNotContain("s3cr3t").doesNotContain("1234");
    }

    @Test
    void ofAnyOrderAreTaken() {
        var file = Samples.text("sccp.cnf.xml");
        var load = " <loadInformation>SCCP42.9-4-2SR3-1S</loadInformation>\n";

        assertThat(lines(
                        "SEP001122AABBCE.cnf.xml",
                        bytes(file.replace(load, "").replace("<device>\n", "<device>\n" + load)),
                        WHOLE))
                .isEmpty();
    }

    @Test
    void areKnownByTheirRootWhereTheNameIsFree() {
        assertThat(lines("hotel.xml", bytes("<DIALTEMPLATE/>"), WHOLE)).containsExactly("ERROR 1:1 dial-empty");
        assertThat(lines("hotel.xml", bytes("<device/>"), WHOLE))
                .containsExactly("WARNING 1:1 file-name hotel.xml", "WARNING 1:1 protocol-missing");
        assertThat(lines("hotel.xml", bytes("<device><flat-profile/></device>"), WHOLE))
                .isEmpty();
        assertThat(lines("hotel.xml", bytes("<hotel/>"), WHOLE)).containsExactly("HINT 1:1 kind-unknown hotel");
        assertThat(lines("SEP001122AABBCC.cnf.xml", bytes("<flat-profile/>"), WHOLE))
                .isEmpty();
        assertThat(lines("VGC001122AABBCC.cnf.xml", bytes("<gateway/>"), WHOLE)).isEmpty();
    }

    @Test
    void mayBeShortWhereAPhoneAsksForAnotherFile() {
        assertThat(lines(
                        "SEP001122AABBCC.cnf.xml",
                        bytes("<device><fullConfig>false</fullConfig>"
                                + "<deviceProtocol>SIP</deviceProtocol><encrConfig>true</encrConfig></device>"),
                        WHOLE))
                .isEmpty();
    }

    @Test
    void areCheckedWhenUploadedUnderTheNamesOfPhones() {
        assertThat(Stream.of(
                        "SEP001122AABBCC.cnf.xml",
                        "sep001122aabbcc.CNF.XML",
                        "ATA001122AABBCC.cnf.xml",
                        "SIP001122AABBCC.cnf",
                        "SIPDefault.cnf",
                        "XMLDefault.cnf.xml",
                        "XMLDefault7905.cnf.xml",
                        "a/b/Ringlist.xml",
                        "RINGLIST.DAT",
                        "Desktops/320x212x12/List.xml",
                        "x.loads",
                        "dialplan.xml",
                        "AppDialRules.xml",
                        "DR00000000-1111-2222-3333-444444444448.xml",
                        "softkeys.xml",
                        "FeaturePolicy.xml",
                        "8841-3PCC.xml",
                        "SK00000000-1111-2222-3333-444444444448.xml",
                        "DefaultFP00000000-1111-2222-3333-444444444448.xml",
                        "VGC001122AABBCC.cnf.xml",
                        "Ringlist-wb.xml"))
                .allMatch(ConfigCheck::isFor);
        assertThat(Stream.of(
                        "SEP001122AABBCC.cnf.xml.sgn",
                        "ITLSEP001122AABBCC.tlv",
                        "g3-tones.xml",
                        "Analog1.raw",
                        "SEP001122AABBCC.cnf.xml/x",
                        "loads",
                        "phones.xml"))
                .noneMatch(ConfigCheck::isFor);
    }

    @Test
    void areOneMegabyteAtMost() {
        var most = new byte[ConfigText.MAX_BYTES];
        Arrays.fill(most, (byte) ' ');

        assertThat(lines("hotel.xml", most, WHOLE)).containsExactly("ERROR 1:1 empty");
        assertThat(lines("hotel.xml", new byte[ConfigText.MAX_BYTES + 1], WHOLE))
                .containsExactly("ERROR 1:1 too-large");
    }

    @Test
    void ofLinesAreTenThousandLinesAtMost() {
        var most = "# x\n".repeat(ConfigText.MAX_LINES);

        assertThat(lines("SIPDefault.cnf", bytes(most), WHOLE)).isEmpty();
        assertThat(lines("SIPDefault.cnf", bytes(most + "# x"), WHOLE)).containsExactly("ERROR 10001:1 too-large");
        assertThat(lines("RINGLIST.DAT", bytes("\n".repeat(ConfigText.MAX_LINES + 1)), WHOLE))
                .containsExactly("ERROR 10001:1 too-large");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(String name, byte[] bytes, Tree tree) {
        return ConfigCheck.check(name, bytes, tree).stream().map(Samples::line).toList();
    }
}
