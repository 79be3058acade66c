package io.option150.config.record;

import java.util.regex.Pattern;

/** Names of records. */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern DEVICE = Pattern.compile("(?:SEP|ATA)[0-9A-F]{12}");

    private Names() {}

    /** Requires that a name is one that a record may have. */
    public static void check(String field, String name, Refusals refusals) {
        refusals.require(NAME.matcher(name).matches(), field, "must be 1 to 128 letters, digits, dots, _ or -", name);
    }

    static void checkDevice(String name, Refusals refusals) {
        refusals.require(
                DEVICE.matcher(name).matches(),
                "name",
                "must be SEP or ATA and the 12 hexadecimal digits of the MAC address",
                name);
    }
}
