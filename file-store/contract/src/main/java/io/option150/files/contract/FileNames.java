package io.option150.files.contract;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every file's name keeps to (RES-1), at each door where one comes in. A name is a key looked up in indexes, never
 * joined to a folder.
 */
public final class FileNames {

    /** Longest name in bytes of UTF-8. */
    public static final int MAX_BYTES = 255;

    private static final char FIRST_BEYOND_ASCII = 0x80;

    private FileNames() {}

    /** The name as a client wrote it, {@code \} made {@code /}, without leading {@code /} and {@code ./}. */
    public static String normalised(String asked) {
        var name = asked.replace('\\', '/');
        int from = 0;
        while (true) {
            if (name.startsWith("/", from)) {
                from++;
            } else if (name.startsWith("./", from)) {
                from += 2;
            } else {
                return name.substring(from);
            }
        }
    }

    /** The rule that this normalised name breaks, as the end of a sentence; null when it breaks none. */
    public static @Nullable String brokenRule(String name) {
        if (name.isEmpty()) {
            return "must not be empty";
        }
        if (hasControlCharacters(name)) {
            return "must not have control characters";
        }
        // A char takes three bytes at most, so most names need not be encoded to be known as short.
        if (3 * name.length() > MAX_BYTES && name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return "must be at most " + MAX_BYTES + " bytes of UTF-8";
        }
        return name.contains("..") && hasSegment(name, "..") ? "must not have a '..' segment" : null;
    }

    /**
     * The rule that this normalised name breaks as the name of a stored file; null when it breaks none. Such a name stands
     * in URLs, where segments that are empty or {@code .} get lost. A phone may ask for one all the same: its home cluster is
     * asked exactly so (RES-7).
     */
    public static @Nullable String brokenRuleOfStored(String name) {
        var broken = brokenRule(name);
        if (broken != null) {
            return broken;
        }
        if (hasSegment(name, ".")) {
            return "must not have a '.' segment but at its start";
        }
        return hasSegment(name, "") ? "must not have an empty segment nor end in '/'" : null;
    }

    /** Whether a text has characters that no name has. */
    public static boolean hasControlCharacters(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isISOControl(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The name without regard to case and to the Unicode form of its letters: macOS writes {@code ö} as two characters.
     * Names that differ in these alone fold to the same text.
     */
    public static String folded(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (int at = 0; at < lower.length(); at++) {
            if (lower.charAt(at) >= FIRST_BEYOND_ASCII) {
                return Normalizer.normalize(lower, Normalizer.Form.NFC);
            }
        }
        return lower;
    }

    private static boolean hasSegment(String name, String wanted) {
        for (var segment : name.split("/", -1)) {
            if (segment.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
