package io.option150.registry.axl.site;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The AXL schemas that are spoken here. What is asked is written alike in all of them. */
public enum Schema {
    V10_0(10, 0),
    V10_5(10, 5),
    V11_0(11, 0),
    V11_5(11, 5),
    V12_0(12, 0),
    V12_5(12, 5),
    V14_0(14, 0),
    V15_0(15, 0);

    private static final Pattern RELEASE = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})(?:[.(-].*)?");

    private final int major;
    private final int minor;

    Schema(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    /** As {@code SOAPAction} and namespace spell it, such as {@code 12.5}. */
    public String text() {
        return major + "." + minor;
    }

    /** The newest one that a release takes, such as {@code 12.5.1.11900(146)}; none where it is older or no release. */
    public static Optional<Schema> fitting(String release) {
        Matcher parts = RELEASE.matcher(release.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int asMajor = Integer.parseInt(parts.group(1));
        int asMinor = Integer.parseInt(parts.group(2));
        return Stream.of(values())
                .filter(schema -> schema.major < asMajor || (schema.major == asMajor && schema.minor <= asMinor))
                .reduce((_, newer) -> newer);
    }
}
