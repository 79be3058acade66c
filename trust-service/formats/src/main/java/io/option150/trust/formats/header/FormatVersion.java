package io.option150.trust.formats.header;

import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;

/**
 * The version a header starts with: it tells the form of the file.
 *
 * @param major 0 to 255
 * @param minor 0 to 255
 */
public record FormatVersion(int major, int minor) {

    public FormatVersion {
        if (major < 0 || major > 255 || minor < 0 || minor > 255) {
            throw new IllegalArgumentException("version: %d.%d is not within 0.0 to 255.255".formatted(major, minor));
        }
    }

    byte[] toBytes() {
        return new byte[] {(byte) major, (byte) minor};
    }

    static FormatVersion read(Tlv element) throws MalformedException {
        element.requireLength(2);
        return new FormatVersion(element.value().at(0), element.value().at(1));
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
