package io.option150.edge.seen.facts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.option150.edge.content.StoredContent;
import io.option150.edge.content.TestStore;
import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.ContentFacts.CallManager;
import io.option150.registry.contract.ContentFacts.Named;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

    /** As Unified CM writes it: its prefix is declared nowhere. */
    private static final String CONFIG = """
            <?xml version="1.0" encoding="UTF-8"?>
            <device xsi:type="axl:XIPPhone" ctiid="42" uuid="{0a1b2c3d-0000-0000-0000-000000000001}">
            <fullConfig>true</fullConfig>
            <deviceProtocol>SIP</deviceProtocol>
            <devicePool>
             <callManagerGroup><name>Default</name><members>
              <member priority="1"><callManager><name>b</name><ports><ethernetPhonePort>2000</ethernetPhonePort>
               <sipPort>5062</sipPort><securedSipPort>5063</securedSipPort></ports>
               <processNodeName>ucm-b.example</processNodeName></callManager></member>
              <member priority="0"><callManager><name>a</name><ports><ethernetPhonePort>2000</ethernetPhonePort>
               <sipPort>5060</sipPort><securedSipPort>5061</securedSipPort></ports>
               <processNodeName>ucm-a.example</processNodeName></callManager></member>
             </members></callManagerGroup>
            </devicePool>
            <sipProfile><dialTemplate>DR0a1b.xml</dialTemplate><softKeyFile>SK0a1b.xml</softKeyFile></sipProfile>
            <featurePolicyFile>DefaultFP.xml</featurePolicyFile>
            <loadInformation>sip88xx.14-2-1</loadInformation>
            <inactiveLoadInformation></inactiveLoadInformation>
            <addOnModules><addOnModule idx="1"><loadInformation>B016</loadInformation></addOnModule></addOnModules>
            <userLocale><name>German_Germany</name><uid>1</uid></userLocale>
            <networkLocale>Germany</networkLocale>
            <networkLocaleInfo><name>Germany</name></networkLocaleInfo>
            <deviceSecurityMode>1</deviceSecurityMode>
            <capfList><capf><phonePort>3804</phonePort><processNodeName>capf.example</processNodeName></capf></capfList>
            <transportLayerProtocol>4</transportLayerProtocol>
            <tzdata><tzolsonversion>2019b</tzolsonversion><tzupdater>tzupdater.jar</tzupdater></tzdata>
            <ownerId serviceProfileFile="SPDefault.cnf.xml"/>
            </device>
            """;

    @Test
    void aConfigurationTellsWhatItNamesAndWhereThePhoneRegisters() {
        ContentFacts facts = config(CONFIG.getBytes(UTF_8));

        assertThat(facts.kind()).isEqualTo("configuration");
        assertThat(facts.names())
                .containsExactly(
                        new Named("dialTemplate", "DR0a1b.xml"),
                        new Named("softKeyFile", "SK0a1b.xml"),
                        new Named("featurePolicyFile", "DefaultFP.xml"),
                        new Named("loadInformation", "sip88xx.14-2-1.loads"),
                        new Named("userLocale", "German_Germany/"),
                        new Named("networkLocale", "Germany/"),
                        new Named("tzupdater", "tzupdater.jar"),
                        new Named("serviceProfileFile", "SPDefault.cnf.xml"));
        assertThat(facts.securityMode()).isEqualTo(1);
        assertThat(facts.callManagers())
                .containsExactly(
                        new CallManager("ucm-a.example", 5060, "tcp"), new CallManager("ucm-b.example", 5062, "tcp"));
    }

    @ParameterizedTest
    @CsvSource({
        "<deviceProtocol>SCCP</deviceProtocol><transportLayerProtocol>4, 2000, sccp",
        "<deviceProtocol>SIP</deviceProtocol><transportLayerProtocol>1, 5060, tcp",
        "<deviceProtocol>SIP</deviceProtocol><transportLayerProtocol>2, 5060, udp",
        "<deviceProtocol>SIP</deviceProtocol><transportLayerProtocol>3, 5061, tls",
        "<transportLayerProtocol>, 0, ''",
    })
    void theTransportSaysWhichPort(String protocol, int port, String transport) {
        String xml = "<device>" + protocol + "</transportLayerProtocol><devicePool><callManagerGroup><members><member>"
                + "<callManager><processNodeName>u</processNodeName><ports><ethernetPhonePort>2000</ethernetPhonePort>"
                + "<sipPort>5060</sipPort><securedSipPort>5061</securedSipPort></ports></callManager></member></members>"
                + "</callManagerGroup></devicePool></device>";
        assertThat(config(xml.getBytes(UTF_8)).callManagers()).containsExactly(new CallManager("u", port, transport));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\n  ", "<!-- made by hand -->", "<!DOCTYPE device>"})
    void whatPeoplePutBeforeItDoesNotMatter(String before) {
        assertThat(config((before + "<device><loadInformation>L</loadInformation></device>").getBytes(UTF_8))
                        .names())
                .containsExactly(new Named("loadInformation", "L.loads"));
    }

    @Test
    void aDefaultNamesALoadForEachModelAndSaysWhetherPhonesMayRegisterByThemselves() {
        ContentFacts facts = config("""
                <Default><autoRegistrationName/><autoRegistration>enabled</autoRegistration>
                <callManagerGroup><members><member priority="0"><callManager>
                <processNodeName>192.0.2.1</processNodeName></callManager></member></members></callManagerGroup>
                <loadInformation684 model="Cisco 8851">sip88xx.14-2-1</loadInformation684>
                <loadInformation36217 model="Cisco 8811">sip88xx.14-2-1</loadInformation36217></Default>""".getBytes(UTF_8));

        assertThat(facts.kind()).isEqualTo("default");
        assertThat(facts.autoRegistration()).isEqualTo("enabled");
        assertThat(facts.names())
                .containsExactly(
                        new Named("loadInformation684", "sip88xx.14-2-1.loads"),
                        new Named("loadInformation36217", "sip88xx.14-2-1.loads"));
        assertThat(facts.callManagers()).containsExactly(new CallManager("192.0.2.1", 0, ""));
    }

    @Test
    void theTextOfAnOldPhoneTellsItsLoadDialPlanAndProxies() {
        ContentFacts facts = config("""
                # lab
                image_version: "P0S3-8-12-00" ; the load
                dial_template: dialplan
                proxy1_address: "192.0.2.1"
                proxy1_port: 5062
                proxy2_address: UNPROVISIONED
                line1_password: "secret"
                """.getBytes(ISO_8859_1));

        assertThat(facts.names())
                .containsExactly(
                        new Named("image_version", "P0S3-8-12-00.loads"), new Named("dial_template", "dialplan.xml"));
        assertThat(facts.callManagers())
                .containsExactly(new CallManager("192.0.2.1", 5062, ""), new CallManager("UNPROVISIONED", 0, ""));
        assertThat(facts.toString()).doesNotContain("secret");
    }

    @Test
    void loadsOfEachStyleNameTheirImages() {
        assertThat(images("apps45.9-4-2ES26.sbn\r\ncnu45.sbn  \n# a comment\nLA_VERSION=8-12-00\n"))
                .containsExactly("apps45.9-4-2ES26.sbn", "cnu45.sbn");
        String digest = "0123456789abcdef0123456789ABCDEF";
        assertThat(images("APPS-1.bin 123456 " + digest + "\n#?hw 1\n#+ WLAN-1.bin 99 " + digest + "\n"))
                .containsExactly("APPS-1.bin", "WLAN-1.bin");
        String sections = """
                [CISCO-ID]
                VERSION=14.2.1
                [PLATFORM_1]
                kernel=kern88xx.12-8.sbn size=1234567
                rootfs=rootfs88xx.12-8.sbn size=23
                ebr_image=ebr.1.sbn size=3
                """;
        assertThat(images(sections)).containsExactly("kern88xx.12-8.sbn", "rootfs88xx.12-8.sbn");
        byte[] text = sections.getBytes(ISO_8859_1);
        ByteBuffer container = ByteBuffer.allocate(336 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        container
                .put(new byte[] {(byte) 0xCD, 0x34, 0x12, (byte) 0xAB})
                .putInt(336)
                .putInt(0)
                .putInt(text.length);
        container.position(336).put(text);
        assertThat(images(new String(container.array(), ISO_8859_1)))
                .containsExactly("kern88xx.12-8.sbn", "rootfs88xx.12-8.sbn");
    }

    @Test
    void theSignerIsToldAndWhatHeSignedIsRead() {
        byte[] signed = signed(1, 0, "CN=open-old;OU=Lab;O=Open", CONFIG.getBytes(UTF_8));
        FileFacts facts = Facts.read(signed, FileKind.CONFIGURATION);
        assertThat(facts.signer()).isEqualTo("CN=open-old;OU=Lab;O=Open 0102030405060708");
        assertThat(Objects.requireNonNull(facts.names()).names()).hasSize(8);

        FileFacts encrypted = Facts.read(signed(2, 0, "CN=a", CONFIG.getBytes(UTF_8)), FileKind.CONFIGURATION);
        assertThat(encrypted).isEqualTo(new FileFacts(null, "CN=a 0102030405060708"));
        assertThat(Facts.read(signed(1, 2, "CN=l", new byte[] {1, 0, 2, 9, 9}), FileKind.SIGNED)
                        .signer())
                .isEqualTo("CN=l 0102030405060708");
    }

    @ParameterizedTest
    @CsvSource({
        "device, SEP001122AABBCC.cnf.xml.enc.sgn, CONFIGURATION",
        "default_config, XMLDefault.cnf.xml, CONFIGURATION",
        "common, Sip88xx.14.LOADS.sgn, LOADS",
        "device_trust, CTLSEP001122AABBCC.tlv, SIGNED",
        "cluster_trust, ITLFile.tlv, SIGNED",
        "common, g3-tones.xml.sgn, SIGNED",
        "common, g3-tones.xml, OTHER",
        "common, kern88xx.sbn, OTHER",
    })
    void theNameSaysWhatIsLookedFor(String nameClass, String name, FileKind kind) {
        assertThat(FileKind.of(nameClass, name)).isEqualTo(kind);
    }

    @Test
    void hostileFilesNameNothingAndFetchNothing() {
        String entities = "<!DOCTYPE device [<!ENTITY a \"x\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
        assertThat(facts(entities + "<device><loadInformation>&f;</loadInformation></device>"))
                .satisfiesAnyOf(
                        facts -> assertThat(facts).isNull(),
                        facts -> assertThat(Objects.requireNonNull(facts).names())
                                .isEmpty());
        assertThat(facts("<device>" + "<a>".repeat(100_000))).isNull();
        assertThat(facts("<device><loadInformation>" + "x".repeat(5_000) + "</loadInformation></device>"))
                .satisfies(facts ->
                        assertThat(Objects.requireNonNull(facts).names()).isEmpty());
        assertThat(facts("<device><loadInformation>../../x</loadInformation></device>"))
                .satisfies(facts ->
                        assertThat(Objects.requireNonNull(facts).names()).isEmpty());
        assertThat(facts("<device><loadInformation>L</device>"))
                .as("not well-formed")
                .isNull();
        assertThat(facts("<other/>")).isNull();
        assertThat(facts("")).isNull();
        StringBuilder many = new StringBuilder("<Default>");
        for (int i = 0; i < 5_000; i++) {
            many.append("<loadInformation%d>l%d</loadInformation%d>".formatted(i, i, i));
        }
        assertThat(Objects.requireNonNull(facts(many + "</Default>")).names()).hasSize(128);
        assertThat(Facts.read(new byte[300 << 10], FileKind.CONFIGURATION)).isEqualTo(FileFacts.NONE);
    }

    @Test
    void brokenFilesOfAllKindsNeverFail() {
        Random random = new Random(150);
        List<byte[]> whole = List.of(
                CONFIG.getBytes(UTF_8),
                signed(1, 0, "CN=a", CONFIG.getBytes(UTF_8)),
                "[PLATFORM_1]\nkernel=a.sbn size=1\n".getBytes(UTF_8),
                "image_version: P0S3\n".getBytes(UTF_8),
                new byte[] {(byte) 0xCD, 0x34, 0x12, (byte) 0xAB, 1, 0, 0, 0, 9});
        assertThat(catchThrowable(() -> {
                    for (int round = 0; round < 4_000; round++) {
                        byte[] broken = whole.get(round % whole.size()).clone();
                        for (int i = random.nextInt(8); i >= 0; i--) {
                            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                        }
                        byte[] cut = Arrays.copyOf(broken, random.nextInt(broken.length + 1));
                        for (FileKind kind : FileKind.values()) {
                            Facts.read(cut, kind);
                        }
                    }
                }))
                .isNull();
    }

    @Test
    void aBigFileOfBadLinesIsReadInAMoment() {
        String bad = ("a".repeat(40) + ":" + " ".repeat(400) + "\n").repeat(560);
        assertThat(Duration.ofNanos(time(() -> read(bad)))).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void eachContentIsReadOnceAndOnlyWhenAllOfItIsHere() throws Exception {
        try (TestStore store = TestStore.of(1 << 20, 1 << 20)) {
            Facts facts = new Facts();
            StoredContent content = store.start(StoredContent.UNKNOWN);
            content.append(ByteBuffer.wrap(CONFIG.getBytes(UTF_8)));
            assertThat(facts.of(content, "device", "SEP001122AABBCC.cnf.xml")).isEqualTo(FileFacts.NONE);
            content.complete();
            FileFacts first = facts.of(content, "device", "SEP001122AABBCC.cnf.xml");
            assertThat(first.names()).isNotNull();
            assertThat(facts.of(content, "device", "SEP001122AABBCC.cnf.xml")).isSameAs(first);
            assertThat(facts.of(content, "common", "x.loads").names())
                    .as("the same bytes as another kind")
                    .isNull();
            assertThat(facts.of(null, "device", "SEP001122AABBCC.cnf.xml")).isEqualTo(FileFacts.NONE);
        }
    }

    private static long time(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private static void read(String text) {
        Facts.read(text.getBytes(UTF_8), FileKind.CONFIGURATION);
    }

    private static @Nullable ContentFacts facts(String xml) {
        return Facts.read(xml.getBytes(UTF_8), FileKind.CONFIGURATION).names();
    }

    private static ContentFacts config(byte[] bytes) {
        return Objects.requireNonNull(Facts.read(bytes, FileKind.CONFIGURATION).names());
    }

    private static List<String> images(String loads) {
        ContentFacts facts = Objects.requireNonNull(
                Facts.read(loads.getBytes(ISO_8859_1), FileKind.LOADS).names());
        assertThat(facts.kind()).isEqualTo("loads");
        assertThat(facts.names()).extracting(Named::field).containsOnly("image");
        return facts.names().stream().map(Named::name).toList();
    }

    /** A file behind a header whose signature is of zeros. */
    private static byte[] signed(int major, int minor, String subject, byte[] payload) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] name = (subject + "\0").getBytes(UTF_8);
        byte[] serial = {1, 2, 3, 4, 5, 6, 7, 8};
        tlv(body, 3, concat(element(4, name), element(5, serial), element(6, name)));
        byte[] algorithm = concat(element(10, new byte[] {0}), element(11, new byte[] {1}));
        tlv(body, 7, concat(element(8, new byte[] {1}), element(9, algorithm)));
        tlv(body, 12, new byte[128]);
        tlv(body, 14, "file.sgn\0".getBytes(UTF_8));
        tlv(body, 15, new byte[] {1, 2, 3, 4});
        int length = 10 + body.size();
        byte[] start = {1, 0, 2, (byte) major, (byte) minor, 2, 0, 2, (byte) (length >> 8), (byte) length};
        return concat(start, body.toByteArray(), payload);
    }

    private static byte[] element(int tag, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tlv(out, tag, value);
        return out.toByteArray();
    }

    private static void tlv(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        out.write(value.length >> 8);
        out.write(value.length);
        out.writeBytes(value);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
