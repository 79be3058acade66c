package io.option150.unpack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackerTest {

    private static final byte[] TEXT = "term45.default.loads\n".repeat(500).getBytes(UTF_8);
    private static final Map<String, byte[]> ONE = Map.of("a/b.loads", TEXT);

    @Test
    void whatProgramsOfThisMachinePackIsUnpacked(@TempDir Path folder) throws Exception {
        var long1 = "long".repeat(15) + "/" + "name".repeat(20) + ".sbn";
        Files.createDirectories(folder.resolve("in").resolve("long".repeat(15)));
        Files.write(folder.resolve("in").resolve("x.loads"), TEXT);
        Files.write(folder.resolve("in").resolve("none.bin"), new byte[0]);
        Files.write(folder.resolve("in").resolve(long1), TEXT);
        for (var format : List.of("gnu", "posix", "ustar", "oldgnu")) {
            var tar = folder.resolve(format + ".tar");
            run(folder, "tar", "--format=" + format, "-C", "in", "-cf", tar.toString(), ".");
            for (var packed : List.of(Files.readAllBytes(tar), Packages.gzip(Files.readAllBytes(tar)))) {
                var files = Unpacked.of(packed);
                assertThat(files).as(format).containsOnlyKeys("x.loads", "none.bin", long1);
                assertThat(files.get(long1)).isEqualTo(TEXT);
            }
        }
    }

    @Test
    void aSignatureBeforeAGzipIsPassedOver() throws RefusedPackage {
        var random = new byte[700];
        new Random(5).nextBytes(random);
        random[0] = 1;
        var packed = Packages.joined(random, Packages.gzip(Packages.tar(ONE)));
        assertThat(Unpacked.of(packed)).containsOnlyKeys("a/b.loads");
        assertThat(refusal(random)).isEqualTo(Refusal.FORMAT);
        assertThat(refusal(new byte[0])).isEqualTo(Refusal.FORMAT);
        assertThat(refusal(Packages.joined(new byte[70_000], packed))).isEqualTo(Refusal.FORMAT);
    }

    @Test
    void membersOfGzipAreOneTar() throws RefusedPackage {
        var tar = Packages.tar(ONE);
        var packed = Packages.joined(
                Packages.gzip(Arrays.copyOf(tar, 600)),
                Packages.gzip(new byte[0]),
                Packages.gzip(Arrays.copyOfRange(tar, 600, tar.length)));
        assertThat(Unpacked.of(packed).get("a/b.loads")).isEqualTo(TEXT);
        assertThat(Unpacked.of(Packages.joined(packed, new byte[1000]))).hasSize(1);
        assertThat(refusal(Packages.joined(packed, TEXT))).isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../up",
                "a/../b",
                "a/./b",
                "a//b",
                "..",
                "C:/x",
                "c:x",
                "a\\b",
                "..\\up",
                "//host/x",
                "/../x",
                "./../x"
            })
    void namesThatLeadElsewhereAreRefused(String name) {
        assertThat(refusal(Packages.tar(Map.of(name, TEXT)))).isEqualTo(Refusal.NAME);
        assertThat(refusal(Packages.zip(Map.of(name, TEXT), ZipEntry.DEFLATED))).isEqualTo(Refusal.NAME);
    }

    @Test
    void namesThatAreNoTextAreRefused() {
        var tar = Packages.tarEntry("Ax", TEXT, '0');
        assertThat(tar[0]).isEqualTo((byte) 'A');
        tar[0] = (byte) 0xFF;
        // The checksum follows the byte.
        var sum = new String(tar, 148, 6, ISO_8859_1);
        var other = "%06o".formatted(Integer.parseInt(sum, 8) + 0xFF - 'A');
        System.arraycopy(other.getBytes(ISO_8859_1), 0, tar, 148, 6);
        assertThat(refusal(tar)).isEqualTo(Refusal.NAME);
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '4', '6', 'S', 'V'})
    void tarsWithLinksAndDevicesAreRefused(char type) {
        assertThat(refusal(Packages.joined(Packages.tarEntry("x", new byte[0], type), new byte[1024])))
                .isEqualTo(Refusal.LINK);
    }

    @Test
    void aLinkInAZipIsRefused() {
        var zip = Packages.zip(Map.of("x", "/etc/passwd".getBytes(UTF_8)), ZipEntry.STORED);
        int directory = indexOf(zip, "PK\1\2");
        zip[directory + 5] = 3;
        zip[directory + 40] = 0;
        zip[directory + 41] = (byte) 0xA0;
        assertThat(refusal(zip)).isEqualTo(Refusal.LINK);
    }

    @Test
    void aDirectoryThatTellsOtherThanTheZipIsRefused() {
        var zip = Packages.zip(Map.of("abc", TEXT, "abd", TEXT), ZipEntry.DEFLATED);
        int directory = indexOf(zip, "PK\1\2");
        var renamed = zip.clone();
        renamed[directory + 46] = 'x';
        assertThat(refusal(renamed)).isEqualTo(Refusal.MALFORMED);
        int second = directory + 46 + 3;
        var shortened = Packages.joined(Arrays.copyOf(zip, directory), Arrays.copyOfRange(zip, second, zip.length));
        assertThat(refusal(shortened)).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void whatIsEncryptedOrPackedOtherwiseIsRefused() {
        var encrypted = Packages.zip(ONE, ZipEntry.DEFLATED);
        encrypted[6] |= 1;
        assertThat(refusal(encrypted)).isEqualTo(Refusal.UNSUPPORTED);
        var lzma = Packages.zip(ONE, ZipEntry.DEFLATED);
        lzma[8] = 14;
        assertThat(refusal(lzma)).isEqualTo(Refusal.UNSUPPORTED);
    }

    @Test
    void bytesThatAreNotThoseOfTheChecksumAreRefused() {
        var zip = Packages.zip(ONE, ZipEntry.STORED);
        zip[indexOf(zip, "term45")] ^= 1;
        assertThat(refusal(zip)).isEqualTo(Refusal.CHECKSUM);
        var gzip = Packages.gzip(Packages.tar(ONE));
        gzip[gzip.length - 8] ^= 1;
        assertThat(refusal(gzip)).isEqualTo(Refusal.CHECKSUM);
        var tar = Packages.joined(Packages.tarEntry("a", TEXT, '0'), Packages.tar(ONE));
        tar[512 + TEXT.length + (-TEXT.length & 511)] ^= 1;
        assertThat(refusal(tar)).isEqualTo(Refusal.CHECKSUM);
    }

    @Test
    void bombsAreRefusedLongBeforeTheyAreThrough() {
        var zeros = Map.of("zeros", new byte[8 << 20]);
        assertThat(refusal(Packages.zip(zeros, ZipEntry.DEFLATED))).isEqualTo(Refusal.BOMB);
        assertThat(refusal(Packages.gzip(Packages.tar(zeros)))).isEqualTo(Refusal.BOMB);
        assertThat(refusal(Packages.gzip(Packages.joined(Packages.tar(ONE), new byte[8 << 20]))))
                .isEqualTo(Refusal.BOMB);
        var small = new Limits(TEXT.length - 1, 10, 1000);
        assertThat(refusal(Packages.zip(ONE, ZipEntry.DEFLATED), small)).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal(Packages.zip(ONE, ZipEntry.STORED), small)).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal(Packages.tar(ONE), small)).isEqualTo(Refusal.TOO_LARGE);
        var few = new Limits(1 << 20, 1, 1000);
        var two = Map.of("a", TEXT, "b", TEXT);
        assertThat(refusal(Packages.zip(two, ZipEntry.STORED), few)).isEqualTo(Refusal.TOO_MANY);
        assertThat(refusal(Packages.tar(two), few)).isEqualTo(Refusal.TOO_MANY);
    }

    private static Refusal refusal(byte[] packed) {
        return refusal(packed, Unpacked.LIMITS);
    }

    private static Refusal refusal(byte[] packed, Limits limits) {
        var refused = new Refusal[1];
        assertThatExceptionOfType(RefusedPackage.class)
                .isThrownBy(() -> Unpacked.of(Unpacked.pieces(packed, 1000), limits))
                .satisfies(e -> refused[0] = e.refusal());
        return refused[0];
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, ISO_8859_1).indexOf(text);
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
