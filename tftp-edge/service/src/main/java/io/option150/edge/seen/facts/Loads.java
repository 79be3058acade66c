package io.option150.edge.seen.facts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.option150.registry.contract.ContentFacts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads which images a {@code .loads} names: one a line, a table of name, size and digest, or sections by platform. 78xx and
 * 88xx have a header of their own before it.
 */
final class Loads {

    private static final byte[] MAGIC = {(byte) 0xCD, 0x34, 0x12, (byte) 0xAB};
    private static final int LENGTH_AT = 4;
    private static final int MOST_LINES = 4_096;
    private static final String FIELD = "image";

    /** The name, of which every image's has a dot, and in a table size and digest behind it; {@code #+}: one more image. */
    private static final Pattern LISTED =
            Pattern.compile("(?:#\\+\\s{0,8})?([A-Za-z0-9._-]{1,120})(?:\\s+[0-9]{1,12}(?:\\s+\\p{XDigit}{32})?)?");
    /** A part of a platform. */
    private static final Pattern PART =
            Pattern.compile("([A-Za-z0-9_-]{1,40})\\s{0,8}=\\s{0,8}([A-Za-z0-9._-]{1,120})(?:\\s+.*)?");

    private Loads() {}

    /** What it names; null: nothing. */
    static @Nullable ContentFacts read(byte[] bytes) {
        Names names = new Names();
        boolean platform = false;
        for (String line :
                new String(body(bytes), ISO_8859_1).lines().limit(MOST_LINES).toList()) {
            String text = line.strip();
            if (text.startsWith("[")) {
                platform = text.regionMatches(true, 1, "PLATFORM", 0, 8);
            } else if (text.length() <= 256) {
                name(text, platform, names);
            }
        }
        return names.all().isEmpty() ? null : new ContentFacts("loads", names.all(), 0, "", List.of());
    }

    private static void name(String line, boolean platform, Names names) {
        Matcher part = PART.matcher(line);
        if (part.matches()) {
            // Keys outside of a platform's section, and what is told of its boot loader, name no file.
            if (platform && !part.group(1).startsWith("ebr_") && part.group(2).contains(".")) {
                names.file(FIELD, part.group(2), "");
            }
            return;
        }
        Matcher listed = LISTED.matcher(line);
        if (listed.matches() && listed.group(1).contains(".")) {
            names.file(FIELD, listed.group(1), "");
        }
    }

    private static byte[] body(byte[] bytes) {
        boolean header = bytes.length >= LENGTH_AT + 4 && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
        if (!header) {
            return bytes;
        }
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_AT);
        return length < 0 || length > bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, length, bytes.length);
    }
}
