package io.option150.trust.formats.tvs;

import java.util.regex.Pattern;

/**
 * The name by which a phone introduces itself, such as {@code CP-8861-SEPB000B4BA0AEE}. Nothing proves it: good for logs,
 * not for decisions.
 *
 * @param value 1 to 128 letters, digits, {@code .}, {@code _} and {@code -}, the first a letter or digit
 */
public record DeviceName(String value) {

    /** What is allowed, for messages. */
    static final String RULE = "1 to 128 letters, digits, '.', '_' and '-'";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public DeviceName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("device name: not " + RULE);
        }
    }

    static boolean isValid(String value) {
        return ALLOWED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
