package io.option150.registry.discovery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A secret that is looked for in a heap dump. It stands in memory masked only, so that it does not find itself. */
final class Needle {

    private static final int MASK = 0x5A;
    private static final int PIECE = 1 << 20;

    private final String what;
    private final List<byte[]> masked = new ArrayList<>();

    /** @param secret ASCII; the caller wipes it */
    Needle(String what, byte[] secret) {
        this.what = what;
        byte[] big = new byte[2 * secret.length];
        byte[] little = new byte[2 * secret.length];
        byte[] latin = new byte[secret.length];
        Arrays.fill(big, (byte) MASK);
        Arrays.fill(little, (byte) MASK);
        for (int i = 0; i < secret.length; i++) {
            byte letter = (byte) (secret[i] ^ MASK);
            latin[i] = letter;
            big[2 * i + 1] = letter;
            little[2 * i] = letter;
        }
        masked.addAll(List.of(latin, big, little));
    }

    /** Where it stands in a text. */
    List<String> in(String text) {
        return search(text.getBytes(US_ASCII), text.length(), 0);
    }

    /** Where it stands in a file, by the offset, with what stands before. */
    List<String> in(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        int longest = masked.stream().mapToInt(one -> one.length).max().orElseThrow();
        byte[] window = new byte[PIECE + longest];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
            int kept = 0;
            long begin = 0;
            for (int read = in.readNBytes(window, kept, PIECE); read > 0; read = in.readNBytes(window, kept, PIECE)) {
                int length = kept + read;
                found.addAll(search(window, length, begin));
                kept = Math.min(longest - 1, length);
                System.arraycopy(window, length - kept, window, 0, kept);
                begin += length - kept;
            }
        }
        return found.stream().distinct().toList();
    }

    private List<String> search(byte[] hay, int length, long begin) {
        List<String> found = new ArrayList<>();
        for (byte[] needle : masked) {
            int first = (byte) (needle[0] ^ MASK);
            for (int at = 0; at + needle.length <= length; at++) {
                if (hay[at] == first && stands(needle, hay, at)) {
                    int from = Math.max(0, at - 120);
                    found.add(what + " at " + (begin + at) + " after '"
                            + new String(hay, from, at - from, ISO_8859_1).replaceAll("[^ -~]", ".") + "'");
                }
            }
        }
        return found;
    }

    private static boolean stands(byte[] needle, byte[] hay, int at) {
        for (int i = 0; i < needle.length; i++) {
            if ((byte) (needle[i] ^ MASK) != hay[at + i]) {
                return false;
            }
        }
        return true;
    }
}
