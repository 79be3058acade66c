package io.option150.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class UnpackerPropertyTest {

    private static final int KINDS = 5;

    @Property(tries = 300)
    void whatIsPackedComesOutHoweverItIsCutIntoPieces(
            @ForAll @LongRange long seed, @ForAll @IntRange(max = KINDS - 1) int kind) throws RefusedPackage {
        var random = new Random(seed);
        var files = files(random);
        var packed = packed(files, kind, random);
        var pieces = new ArrayList<byte[]>();
        for (int from = 0; from < packed.length; ) {
            int to = Math.min(packed.length, from + 1 + random.nextInt(random.nextBoolean() ? 7 : 5_000));
            pieces.add(Arrays.copyOfRange(packed, from, to));
            from = to;
        }
        var out = Unpacked.of(pieces, Unpacked.LIMITS);
        assertThat(new ArrayList<>(out.keySet())).isEqualTo(new ArrayList<>(files.keySet()));
        files.forEach((name, bytes) -> assertThat(out.get(name)).isEqualTo(bytes));
    }

    @Property(tries = 300)
    void whatBreaksOffIsRefused(@ForAll @LongRange long seed, @ForAll @IntRange(max = KINDS - 1) int kind) {
        var random = new Random(seed);
        var packed = packed(files(random), kind, random);
        // A tar may lack half of its end, as some write it.
        int whole = kind == 2 ? packed.length - 1024 : packed.length;
        var cut = Arrays.copyOf(packed, random.nextInt(whole));
        assertThatExceptionOfType(RefusedPackage.class).isThrownBy(() -> Unpacked.of(cut));
    }

    @Property(tries = 1000)
    void whatIsDamagedIsRefusedOrRead(@ForAll @LongRange long seed, @ForAll @IntRange(max = KINDS - 1) int kind) {
        var random = new Random(seed);
        var packed = packed(files(random), kind, random);
        for (int i = 0; i <= random.nextInt(4); i++) {
            packed[random.nextInt(packed.length)] = (byte) random.nextInt();
        }
        assertThat(endsOf(packed)).isIn("read", "refused");
    }

    @Property(tries = 1000)
    void noBytesAreTooMuchForIt(@ForAll @Size(max = 3_000) byte[] bytes, @ForAll @IntRange(max = 3) int start) {
        var begun = bytes.clone();
        byte[][] starts = {{}, {'P', 'K', 3, 4}, {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3}, {'P', 'K', 1, 2}};
        System.arraycopy(starts[start], 0, begun, 0, Math.min(begun.length, starts[start].length));
        assertThat(endsOf(begun)).isIn("read", "refused");
    }

    private static String endsOf(byte[] packed) {
        try {
            for (var name : Unpacked.of(packed).keySet()) {
                assertThat(name.split("/", -1)).doesNotContain("..", ".");
            }
            return "read";
        } catch (RefusedPackage e) {
            assertThat(e.getMessage()).isNotBlank();
            return "refused";
        }
    }

    private static Map<String, byte[]> files(Random random) {
        var files = new LinkedHashMap<String, byte[]>();
        var names = new HashSet<String>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            var name = "d".repeat(1 + random.nextInt(4)) + "/ö" + "x".repeat(random.nextInt(130)) + i + ".sbn";
            if (names.add(name)) {
                var bytes = new byte[random.nextInt(random.nextBoolean() ? 100 : 200_000)];
                if (random.nextBoolean()) {
                    random.nextBytes(bytes);
                }
                files.put(name, bytes);
            }
        }
        return files;
    }

    private static byte[] packed(Map<String, byte[]> files, int kind, Random random) {
        return switch (kind) {
            case 0 -> Packages.zip(files, ZipEntry.DEFLATED);
            case 1 -> Packages.zip(files, ZipEntry.STORED);
            case 2 -> Packages.tar(files);
            case 3 -> Packages.gzip(Packages.tar(files));
            default -> {
                var signature = new byte[random.nextInt(3_000)];
                Arrays.fill(signature, (byte) 1);
                yield Packages.joined(signature, Packages.gzip(Packages.tar(files)));
            }
        };
    }
}
