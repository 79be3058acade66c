package io.option150.events;

import java.util.regex.Pattern;

/**
 * A schema's name and version, {@code urn:option150:schema:<thing>:<major>.<minor>}. A newer minor version only adds
 * fields, so a consumer reads it and ignores what it does not know; another major version is not for this consumer.
 *
 * @param name all before the version, e.g. {@code urn:option150:schema:device}
 * @param major must be equal
 * @param minor may differ
 */
public record DataSchema(String name, int major, int minor) {

    private static final Pattern FORM = Pattern.compile("(urn:option150:schema:[a-z-]+):(\\d{1,6})\\.(\\d{1,6})");

    /**
     * Reads a schema's name and version out of its URN.
     *
     * @throws IllegalArgumentException when the text has not the form above
     */
    public static DataSchema parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "dataschema must be urn:option150:schema:<thing>:<major>.<minor>, is " + text);
        }
        return new DataSchema(matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    /** Whether a reader of this schema can read data written by {@code written}. */
    public boolean reads(DataSchema written) {
        return name.equals(written.name) && major == written.major;
    }
}
