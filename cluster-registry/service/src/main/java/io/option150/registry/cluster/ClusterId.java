package io.option150.registry.cluster;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of a cluster (R10), compared with case; no two clusters' ids differ in case only.
 *
 * @param text 1 to 50 letters, digits, {@code .} and {@code -}
 */
public record ClusterId(String text) {

    /** What holds for every id, in the words of a violation. */
    public static final String RULE =
            "must be 1 to 50 letters (A-Z, a-z), digits, '.' and '-', and not just '.' or '..' (R10)";

    /** The same as a regular expression. A URL with a step of dots leads elsewhere: such a cluster could never be asked for. */
    public static final String FORM = "^(?!\\.{1,2}$)[A-Za-z0-9.-]{1,50}$";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public ClusterId {
        if (!isValid(text)) {
            throw new IllegalArgumentException("clusterId " + RULE + ": " + text);
        }
    }

    /** The id of this text, empty if it can be none. */
    public static Optional<ClusterId> parse(String text) {
        return isValid(text) ? Optional.of(new ClusterId(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return PATTERN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
