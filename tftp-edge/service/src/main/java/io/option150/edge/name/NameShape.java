package io.option150.edge.name;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What names of one kind look like, without regard to case. The built-in kinds compare text: a regular expression for each
 * row of the table would be the dearest part of an answer from memory.
 */
@FunctionalInterface
public interface NameShape {

    /** The device that a name of this shape speaks of; empty when it speaks of none, null when it has another shape. */
    @Nullable
    String device(String base);

    /** Every name. */
    static NameShape any() {
        return _ -> "";
    }

    /** These names alone. */
    static NameShape exactly(String... names) {
        return base -> Arrays.stream(names).anyMatch(base::equalsIgnoreCase) ? "" : null;
    }

    /** A start, the device's name, and an end. */
    static NameShape framed(String start, String end) {
        return base -> begins(base, start) && ends(base, end) && base.length() > start.length() + end.length()
                ? base.substring(start.length(), base.length() - end.length())
                : null;
    }

    /** A start and a device's name of nothing but hex digits. */
    static NameShape hexAfter(String start) {
        return base -> {
            boolean hex = begins(base, start) && base.length() > start.length();
            for (int at = start.length(); hex && at < base.length(); at++) {
                hex = Character.digit(base.charAt(at), 16) >= 0 && base.charAt(at) < 128;
            }
            return hex ? base : null;
        };
    }

    /** The device's name and an end, in any folder. */
    static NameShape inAnyFolder(String end) {
        return base -> {
            int from = base.lastIndexOf('/') + 1;
            return ends(base, end) && base.length() - end.length() > from
                    ? base.substring(from, base.length() - end.length())
                    : null;
        };
    }

    /**
     * A regular expression for the whole name. Its first group, if there is one, is the device's name.
     *
     * @throws java.util.regex.PatternSyntaxException when it is none
     */
    static NameShape regex(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return base -> {
            Matcher matcher = pattern.matcher(base);
            if (!matcher.matches()) {
                return null;
            }
            String device = matcher.groupCount() == 0 ? null : matcher.group(1);
            return device == null ? "" : device;
        };
    }

    /** This shape for names that have it, else another one. */
    default NameShape or(NameShape other) {
        return base -> {
            String device = device(base);
            return device == null ? other.device(base) : device;
        };
    }

    /** This shape for names of so many characters at least. */
    default NameShape ofLength(int least) {
        return base -> base.length() < least ? null : device(base);
    }

    private static boolean begins(String base, String start) {
        return base.regionMatches(true, 0, start, 0, start.length());
    }

    private static boolean ends(String base, String end) {
        return base.regionMatches(true, base.length() - end.length(), end, 0, end.length());
    }
}
