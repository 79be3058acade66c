package io.option150.edge.name;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A file's name, normalised (RES-1). It is a key for look-ups in indexes and is never joined to a folder.
 *
 * @param value without leading {@code /} and {@code ./}, with {@code /} between segments; 1 to 255 bytes of UTF-8
 *     without control characters and without {@code ..} segments
 */
public record FileName(String value) {

    /** Longest name in bytes of UTF-8. */
    public static final int MAX_BYTES = 255;

    /** Refuses what is not normalised, so that no other way leads around {@link #parse}. */
    public FileName {
        Objects.requireNonNull(value, "value");
        if (!value.equals(stripped(value))) {
            throw new RefusedNameException("must be normalised", value);
        }
        check(value);
    }

    /**
     * Normalises a name as it was asked for.
     *
     * @throws RefusedNameException naming the rule that the name breaks
     */
    public static FileName parse(String asked) {
        return new FileName(stripped(asked));
    }

    /** The name without regard to case: names that differ in case alone fold to the same text. */
    public String folded() {
        return fold(value);
    }

    /** The same of any text. */
    public static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether the name lies in no folder. */
    public boolean isRoot() {
        return value.indexOf('/') < 0;
    }

    @Override
    public String toString() {
        return value;
    }

    private static String stripped(String asked) {
        String name = asked.replace('\\', '/');
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

    private static boolean hasParentSegment(String name) {
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static void check(String name) {
        if (name.isEmpty()) {
            throw new RefusedNameException("must not be empty", name);
        }
        for (int at = 0; at < name.length(); at++) {
            if (Character.isISOControl(name.charAt(at))) {
                throw new RefusedNameException("must not hold control characters", name);
            }
        }
        // A char takes three bytes at most, so most names need not be encoded to be known as short.
        if (3 * name.length() > MAX_BYTES && name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new RefusedNameException("must be at most " + MAX_BYTES + " bytes", name);
        }
        if (name.contains("..") && hasParentSegment(name)) {
            throw new RefusedNameException("must not hold .. segments", name);
        }
    }
}
