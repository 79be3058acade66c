package io.option150.trust.formats.sgn;

import java.util.Locale;

/**
 * The name inside a signed file: exactly what the phone asked for, with directory and {@code .sgn}, such as {@code
 * United_States/g3-tones.xml.sgn}. The name is signed, so a signed file cannot be renamed.
 *
 * @param value the name
 */
public record SgnFileName(String value) {

    /** What every such name ends with, in any case of letters. */
    public static final String ENDING = ".sgn";

    public SgnFileName {
        if (!value.toLowerCase(Locale.ROOT).endsWith(ENDING) || value.length() == ENDING.length()) {
            throw new IllegalArgumentException("file name \"%s\": must end with %s".formatted(value, ENDING));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("file name: holds a control character");
        }
    }

    /**
     * The name of the file that is signed.
     *
     * @return the name without its ending
     */
    public String baseName() {
        return value.substring(0, value.length() - ENDING.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
