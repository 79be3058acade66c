package io.option150.trust.formats.header;

/**
 * The version a header starts with: it tells the form of the file.
 *
 * @param major 0 to 255
 * @param minor 0 to 255
 */
public record FormatVersion(int major, int minor) {

    /** Signed file, {@code .sgn}. */
    public static final FormatVersion SIGNED = new FormatVersion(1, 0);

    public FormatVersion {
        if (major < 0 || major > 255 || minor < 0 || minor > 255) {
            throw new IllegalArgumentException("version: %d.%d is not within 0.0 to 255.255".formatted(major, minor));
        }
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
