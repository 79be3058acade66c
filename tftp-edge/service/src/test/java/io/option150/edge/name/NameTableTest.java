package io.option150.edge.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.edge.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RES-2: the table, row by row. */
class NameTableTest {

    private static final Set<String> REGISTERED = Set.of("SEP001122AABBCC", "GW.EXAMPLE", "ROUTER-1", "XMLDEFAULT");

    private final NameTable table = new NameTable(Settings.of(NameSettings.class));

    @ParameterizedTest
    @CsvSource({
        "CTLSEP001122AABBCC.tlv, DEVICE_TRUST, SEP001122AABBCC",
        "ITLSEP0011223344FF.tlv, DEVICE_TRUST, SEP0011223344FF",
        "itlsep0011223344ff.TLV, DEVICE_TRUST, SEP0011223344FF",
        "CTLATA001122334455.tlv, DEVICE_TRUST, ATA001122334455",
        "ext_ITLSEP0011223344FF.tlv, DEVICE_TRUST, SEP0011223344FF",
        "ext_ITLSEP0011223344FF, DEVICE_TRUST, SEP0011223344FF",
        "CTLFile.tlv, CLUSTER_TRUST,",
        "ITLFile.tlv, CLUSTER_TRUST,",
        "itlfile.TLV, CLUSTER_TRUST,",
        "SEP001122AABBCC.cnf.xml, DEVICE, SEP001122AABBCC",
        "sep001122aabbcc.CNF.XML, DEVICE, SEP001122AABBCC",
        "SEP0011223344FF.cnf.xml, DEVICE, SEP0011223344FF",
        "SIP0011223344FF.cnf, DEVICE, SIP0011223344FF",
        "some-gateway.cnf.xml, DEVICE, SOME-GATEWAY",
        "gk001122334455, DEVICE, GK001122334455",
        "ata0011223344ff, DEVICE, ATA0011223344FF",
        "gkxyz, COMMON,",
        "gw.example, DEVICE, GW.EXAMPLE",
        "gw.example.zip, DEVICE, GW.EXAMPLE",
        "router-1-config, COMMON,",
        "ROUTER-1, DEVICE, ROUTER-1",
        "SIPDefault.cnf, DEFAULT_CONFIG,",
        "SEPDefault.cnf, DEFAULT_CONFIG,",
        "sepdefault.CNF, DEFAULT_CONFIG,",
        "SK8a3f6e0a-1111-2222-3333-444455556666.xml, CLUSTER_OWN,",
        "DR8A3F6E0A-1111-2222-3333-444455556666.xml, CLUSTER_OWN,",
        "DefaultFP-8a3f6e0a-1111-2222-3333-444455556666.xml, CLUSTER_OWN,",
        "ringlist.xml, COMMON,",
        "dialplan.xml, COMMON,",
        "United_States/g3-tones.xml, COMMON,",
        "Desktops/320x196x4/List.xml, COMMON,",
        "jabber-config.xml, COMMON,",
        "sip88xx.14-1-1-0001-136.loads, COMMON,",
        "Some_Locale/CTLSEP001122AABBCC.tlv, COMMON,",
    })
    void res2ClassifiesByTheFirstRowThatFits(String name, NameClass nameClass, String device) {
        ClassifiedName file = classify(name);

        assertThat(file.nameClass()).isEqualTo(nameClass);
        assertThat(file.device()).isEqualTo(Optional.ofNullable(device));
        assertThat(file.form()).isEqualTo(Form.PLAIN);
    }

    @Test
    void res2TakesARegisteredDeviceOfADefaultsNameForADevice() {
        assertThat(classify("XMLDefault.cnf.xml").nameClass()).isEqualTo(NameClass.DEVICE);
        assertThat(table.classify(FileName.parse("XMLDefault.cnf.xml"), _ -> null)
                        .nameClass())
                .isEqualTo(NameClass.DEFAULT_CONFIG);
    }

    @ParameterizedTest
    @CsvSource({
        "SEP001122AABBCC.cnf.xml.sgn, SIGNED, SEP001122AABBCC.cnf.xml, DEVICE",
        "SEP001122AABBCC.cnf.xml.enc.sgn, ENCRYPTED, SEP001122AABBCC.cnf.xml, DEVICE",
        "SEP001122AABBCC.cnf.xml.ENC.SGN, ENCRYPTED, SEP001122AABBCC.cnf.xml, DEVICE",
        "Ringlist.xml.sgn, SIGNED, Ringlist.xml, COMMON",
        "XMLDefault.cnf.xml.Sgn, SIGNED, XMLDefault.cnf.xml, DEVICE",
        "SIPDefault.cnf.sgn, SIGNED, SIPDefault.cnf, DEFAULT_CONFIG",
        ".sgn, PLAIN, .sgn, COMMON",
        "load.sgn.bin, PLAIN, load.sgn.bin, COMMON",
    })
    void res2StripsTheFormBeforeItClassifies(String name, Form form, String base, NameClass nameClass) {
        ClassifiedName file = classify(name);

        assertThat(file.form()).isEqualTo(form);
        assertThat(file.base()).isEqualTo(base);
        assertThat(file.nameClass()).isEqualTo(nameClass);
        assertThat(file.name().value()).isEqualTo(name);
    }

    @Test
    void res2TakesMorePatternsByConfiguration() {
        NameTable more = new NameTable(Settings.of(
                NameSettings.class,
                "option150.names.patterns.device[0]",
                "vg-(.+)\\.txt",
                "option150.names.patterns.common[0]",
                "SEP0000.*"));

        assertThat(more.classify(FileName.parse("VG-lobby.txt"), _ -> null).device())
                .contains("LOBBY");
        assertThat(more.classify(FileName.parse("SEP0000.cnf.xml"), _ -> null).nameClass())
                .isEqualTo(NameClass.COMMON);
    }

    @Test
    void aConfiguredPatternThatIsNoneIsRefusedByName() {
        NameSettings settings = Settings.of(NameSettings.class, "option150.names.patterns.device[0]", "(");

        assertThatThrownBy(() -> new NameTable(settings)).hasMessageContaining("option150.names.patterns");
    }

    @Test
    void aNameThatADeviceMayTurnIntoItsOwnIsTouchedByThatDevice() {
        assertThat(classify("ringlist.xml.sgn").touchingDevices())
                .containsExactlyInAnyOrder("RINGLIST.XML", "RINGLIST");
        assertThat(classify("CTLSEP001122AABBCC.tlv").touchingDevices()).contains("SEP001122AABBCC");
        assertThat(classify("United_States/g3-tones.xml").touchingDevices()).isEmpty();
    }

    @Test
    void res18PutsDevicesFirstAndFirmwareLast() {
        List<FetchPriority> order =
                List.of("ITLFile.tlv", "XMLDefault.cnf.xml.sgn", "ringlist.xml", "sip88xx.14-1.loads").stream()
                        .map(name -> FetchPriority.of(table.classify(FileName.parse(name), _ -> null)))
                        .toList();

        assertThat(order)
                .containsExactly(
                        FetchPriority.DEVICE, FetchPriority.DEFAULT_CONFIG, FetchPriority.SMALL, FetchPriority.FIRMWARE)
                .isSorted();
    }

    private ClassifiedName classify(String name) {
        return table.classify(FileName.parse(name), key -> REGISTERED.contains(key) ? key : null);
    }

    /** The table of RES-2 as regular expressions, which say in one line what each shape must be. */
    private static final List<Pattern> ROWS = Stream.of(
                    "[CI]TLFile\\.tlv",
                    "[CI]TL(.+)\\.tlv",
                    "ext_ITL(.+?)(?:\\.tlv)?",
                    "XMLDefault\\.cnf\\.xml",
                    "S[IE]PDefault\\.cnf",
                    "(?:.*/)?([^/]+?)\\.cnf(?:\\.xml)?",
                    "((?:gk|ata)[0-9a-f]+)",
                    ".*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}.*",
                    ".*")
            .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL))
            .toList();

    @Property(tries = 5_000)
    void everyShapeFitsWhatItsRegularExpressionFits(@ForAll("names") String name) {
        for (int row = 0; row < ROWS.size(); row++) {
            Matcher matcher = ROWS.get(row).matcher(name);
            String device = !matcher.matches() ? null : matcher.groupCount() == 0 ? "" : matcher.group(1);
            assertThat(NameRow.BUILT_IN.get(row).shape().device(name))
                    .as("%s by %s", name, ROWS.get(row))
                    .isEqualTo(device);
        }
        assertThat(table.classify(new FileName("x" + name), _ -> null)).isNotNull();
    }

    /** Made of what the rows look for, so that most names come near to some row. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> pieces = Arbitraries.of(
                "CTL",
                "ITL",
                "itl",
                "File",
                "ext_",
                ".tlv",
                ".TLV",
                ".cnf",
                ".xml",
                ".Cnf.Xml",
                "XMLDefault",
                "SIP",
                "sep",
                "Default",
                "gk",
                "ata",
                "ATA",
                "0a9F",
                "8a3f6e0a-1111-2222-3333-444455556666",
                "-",
                "/",
                "x",
                "\u0131",
                "\u017F",
                "\u2028",
                "\uFF11");
        return pieces.list().ofMinSize(1).ofMaxSize(5).map(each -> String.join("", each));
    }
}
