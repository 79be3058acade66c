package io.option150.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a file names must be there. */
class NamedFilesTest {

    private static final Tree EMPTY = Samples.tree(Map.of());

    @Test
    void ofAPhoneAreLookedUp() {
        assertThat(lines("unified-cm.cnf.xml", EMPTY))
                .containsExactly(
                        "WARNING 16:1 file-missing tzupdater.jar",
                        "WARNING 159:1 file-missing SK00000000-1111-2222-3333-444444444448.xml",
                        "WARNING 168:1 load-missing sip88xx.14-2-1-0001-14",
                        "WARNING 181:1 locale-missing German_Germany",
                        "WARNING 189:1 tones-missing Germany");
        assertThat(lines("sccp.cnf.xml", EMPTY)).containsExactly("WARNING 19:2 load-missing SCCP42.9-4-2SR3-1S");
    }

    @Test
    void ofOtherFilesAreLookedUp() {
        assertThat(lines("XMLDefault.cnf.xml", EMPTY))
                .containsExactly(
                        "WARNING 29:1 load-missing SIP45.9-4-2SR3-1S",
                        "WARNING 30:1 load-missing sip88xx.14-2-1-0001-14",
                        "WARNING 31:1 load-missing spa");
        assertThat(lines("SIPDefault.cnf", EMPTY))
                .containsExactly("WARNING 2:1 load-missing P0S3-8-12-00", "WARNING 9:1 file-missing dialplan");
        assertThat(lines("RINGLIST.DAT", EMPTY))
                .containsExactly("WARNING 1:1 file-missing Analog1.raw", "WARNING 2:1 file-missing Chime.pcm");
        assertThat(lines("Ringlist.xml", EMPTY))
                .containsExactly("WARNING 4:5 file-missing Analog1.raw", "WARNING 8:5 file-missing Bell.rwb");
        assertThat(lines("List.xml", EMPTY))
                .containsExactly(
                        "WARNING 2:3 file-missing Desktops/320x212x12/tn.png",
                        "WARNING 2:3 file-missing Desktops/320x212x12/lake.png");
    }

    @Test
    void tellWhatAPhoneAsksFor() {
        assertThat(whys("unified-cm.cnf.xml"))
                .anyMatch(why -> why.contains("sip88xx.14-2-1-0001-14.loads"))
                .anyMatch(why -> why.contains("German_Germany/sl-be-sip.jar"))
                .anyMatch(why -> why.contains("Germany/g3-tones.xml"));
        assertThat(whys("SIPDefault.cnf")).anyMatch(why -> why.contains("dialplan.xml"));
    }

    @Test
    void ofRingsHaveTheSizesThatPhonesPlay() {
        assertThat(lines("Ringlist.xml", Samples.tree(Map.of("Analog1.raw", 239L, "Bell.rwb", 160_801L))))
                .containsExactly("ERROR 4:5 ring-size Analog1.raw", "ERROR 8:5 ring-size Bell.rwb");
        assertThat(lines("Ringlist.xml", Samples.tree(Map.of("Analog1.raw", 16_081L, "Bell.rwb", 239L))))
                .containsExactly("ERROR 4:5 ring-size Analog1.raw", "ERROR 8:5 ring-size Bell.rwb");
        assertThat(lines("Ringlist.xml", Samples.tree(Map.of("Analog1.raw", 16_080L, "Bell.rwb", 240L))))
                .isEmpty();
    }

    @Test
    void ofBackgroundsAreInAFolderThatADisplayHas() {
        assertThat(ConfigCheck.check("Desktops/321x212x12/List.xml", bytes("List.xml"), Tree.UNKNOWN).stream()
                        .map(Samples::line))
                .containsExactly("WARNING 1:1 image-folder 321x212x12");
    }

    @Test
    void ofALoadAreItsImages() {
        assertThat(lines("SIP45.9-4-2SR3-1S.loads", Samples.tree(Map.of("apps45.9-4-2ES26.sbn", 5L))))
                .containsExactly(
                        "ERROR 2:1 loads-incomplete SIP45.9-4-2SR3-1S.loads",
                        "WARNING 3:1 loads-image-missing cnu45.9-4-2ES26.sbn");
    }

    @Test
    void ofALoadAreWholeForOnePlatformAtLeast() {
        assertThat(lines("sections.loads", Samples.tree(Map.of("kern88.sbn", 1_000L))))
                .containsExactly("WARNING 7:1 loads-image-missing kern88x.sbn");
        assertThat(lines("sections.loads", EMPTY))
                .containsExactly(
                        "ERROR 4:1 loads-incomplete sip88xx.14-2-1-0001-14.loads",
                        "WARNING 4:1 loads-image-missing kern88.sbn",
                        "WARNING 7:1 loads-image-missing kern88x.sbn");
        var common = "common.sbn 7 00112233445566778899aabbccddeeff\n" + Samples.text("sections.loads");
        assertThat(lines(
                        "x.loads",
                        common.getBytes(StandardCharsets.UTF_8),
                        Samples.tree(Map.of("kern88.sbn", 1_000L, "kern88x.sbn", 2_000L))))
                .containsExactly("ERROR 1:1 loads-incomplete x.loads", "WARNING 1:1 loads-image-missing common.sbn");
        assertThat(lines("x.loads", common.getBytes(StandardCharsets.UTF_8), Samples.tree(Map.of("common.sbn", 7L))))
                .contains("ERROR 1:1 loads-incomplete x.loads");
        assertThat(lines(
                        "x.loads",
                        common.getBytes(StandardCharsets.UTF_8),
                        Samples.tree(Map.of("common.sbn", 7L, "kern88x.sbn", 2_000L))))
                .containsExactly("WARNING 5:1 loads-image-missing kern88.sbn");
    }

    @Test
    void ofALoadHaveTheSizesThatItSays() {
        assertThat(lines("sections.loads", Samples.tree(Map.of("kern88.sbn", 999L, "kern88x.sbn", 2_000L))))
                .containsExactly("ERROR 4:1 loads-image-size 1000 kern88.sbn");
    }

    @Test
    void aLoadBehindMagicSaysItsNameAndLength() {
        assertThat(lines("sip88xx.1.loads", magic("sip88xx.1.loads", 0), Tree.UNKNOWN))
                .isEmpty();
        assertThat(lines("mine.loads", magic("sip88xx.1.loads", 0), Tree.UNKNOWN))
                .containsExactly("ERROR 1:1 loads-name mine.loads");
        assertThat(lines("sip88xx.1.loads", magic("sip88xx.1.loads", 7), Tree.UNKNOWN))
                .containsExactly("ERROR 1:1 loads-length 7");
    }

    @Test
    void aSignedLoadSaysItsLength() {
        var file = new byte[40];
        ByteBuffer.wrap(file)
                .put(new byte[] {1, 0, 2, 1, 0, 2, 0, 2})
                .putShort((short) 32)
                .position(32)
                .put("a.sbn\nb.s".getBytes(StandardCharsets.UTF_8), 0, 8);

        assertThat(lines("x.loads", file, Samples.tree(Map.of("a.sbn", 1L))))
                .containsExactly("ERROR 1:1 loads-incomplete x.loads", "WARNING 2:1 loads-image-missing b.");
        ByteBuffer.wrap(file).putShort(8, (short) 50);
        assertThat(lines("x.loads", file, Tree.UNKNOWN))
                .containsExactly("ERROR 1:1 loads-length 10", "WARNING 1:1 loads-empty");
    }

    private static byte[] magic(String name, int missing) {
        var text = "[PLATFORM_1]\nkernel=k.sbn size=5\n".getBytes(StandardCharsets.UTF_8);
        var file = ByteBuffer.allocate(336 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0xCD, 0x34, 0x12, (byte) 0xAB})
                .putInt(336)
                .putInt(0)
                .putInt(text.length + missing);
        file.putInt(0x34, name.length() + 1).position(0x38).put(name.getBytes(StandardCharsets.UTF_8));
        return file.position(336).put(text).array();
    }

    private static byte[] bytes(String sample) {
        return Samples.text(sample).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> whys(String sample) {
        return ConfigCheck.check(Samples.name(sample), bytes(sample), EMPTY).stream()
                .map(Finding::why)
                .toList();
    }

    private static List<String> lines(String sample, Tree tree) {
        return lines(Samples.name(sample), bytes(sample), tree);
    }

    private static List<String> lines(String name, byte[] bytes, Tree tree) {
        return ConfigCheck.check(name, bytes, tree).stream().map(Samples::line).toList();
    }
}
