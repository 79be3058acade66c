package io.option150.e2e.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Files whose bytes tell which version of what they are, down to the last one: half of one, or parts of two, is none. */
final class Versions {

    private static final int LINES = 60;

    private Versions() {}

    /** Several TFTP blocks. */
    static byte[] bytes(String name, String version) {
        return (name + "|" + version + "\n").repeat(LINES).getBytes(UTF_8);
    }

    /** Which version of this file the bytes are, all of them; else what they begin with, in words that are no version. */
    static String read(String name, byte[] bytes) {
        String text = new String(bytes, UTF_8);
        int from = text.indexOf('|');
        int to = text.indexOf('\n');
        if (from > 0 && to > from) {
            String version = text.substring(from + 1, to);
            if (Arrays.equals(bytes, bytes(name, version))) {
                return version;
            }
        }
        return "(%d bytes that are no version of %s: %s)"
                .formatted(bytes.length, name, text.substring(0, Math.min(60, text.length())));
    }
}
