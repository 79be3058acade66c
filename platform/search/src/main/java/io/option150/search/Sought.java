package io.option150.search;

import io.option150.web.Violation;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param text a part of a name, 2 to 128 characters, in lower case
 * @param packed the same without what stands between the digits of a MAC address or a fingerprint; where it is none, the text
 */
public record Sought(String text, String packed) {

    private static final int FEWEST = 2;
    private static final int MOST = 128;
    private static final String RULE = "must be " + FEWEST + " to " + MOST + " characters without control characters";

    /** 00:11:22, 00-11-22, 00 11 22 and the beginnings of such; a fingerprint has 32 pairs. */
    private static final Pattern PAIRS = Pattern.compile("(?:[0-9a-f]{2}[:\\- ]){1,31}[0-9a-f]{0,2}");

    /** 0011.2233.4455, as switches write it. */
    private static final Pattern FOURS = Pattern.compile("(?:[0-9a-f]{4}\\.){1,2}[0-9a-f]{0,4}");

    private static final Pattern BETWEEN = Pattern.compile("[:.\\- ]");

    /**
     * What a caller gave.
     *
     * @throws io.option150.web.ProblemException 400 where it breaks the rule
     */
    static Sought of(@Nullable String q) {
        var text = q == null ? "" : q.strip();
        if (text.length() < FEWEST || text.length() > MOST || text.chars().anyMatch(Character::isISOControl)) {
            throw new Violation("q", RULE, q == null ? "nothing" : q).exception();
        }
        text = text.toLowerCase(Locale.ROOT);
        boolean isDigits = PAIRS.matcher(text).matches() || FOURS.matcher(text).matches();
        return new Sought(text, isDigits ? BETWEEN.matcher(text).replaceAll("") : text);
    }
}
