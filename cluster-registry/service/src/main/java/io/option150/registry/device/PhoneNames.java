package io.option150.registry.device;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as phones bear them: several that carry the same MAC address are one phone's (RES-2). */
public final class PhoneNames {

    private static final Pattern WITH_MAC = Pattern.compile("(?:(?:SEP|SIP|ATA)|GK)([0-9A-F]{12})");
    private static final Pattern MAC =
            Pattern.compile("(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}[.-]){2}[0-9A-Fa-f]{4}");

    private PhoneNames() {}

    /** Whether a device can be called so. */
    public static boolean isName(String text) {
        return DeviceName.parse(text).isPresent();
    }

    /** Equal for all names of one phone; {@code phone_of} in the database, for names in upper case. */
    public static String keyOf(String name) {
        var key = name.toUpperCase(Locale.ROOT);
        var mac = WITH_MAC.matcher(key);
        return mac.matches() ? "SEP" + mac.group(1) : key;
    }

    /** A part of a name as people write it: of a MAC address in any spelling its digits. */
    public static String withoutSeparators(String text) {
        if (MAC.matcher(text).matches()) {
            return text.replaceAll("[.-]", "");
        }
        // No name has a colon, so that also a part of an address can be meant only.
        var part = text.replace(":", "");
        return part.isEmpty() ? text : part;
    }
}
