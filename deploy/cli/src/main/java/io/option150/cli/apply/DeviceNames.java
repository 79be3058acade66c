package io.option150.cli.apply;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of devices as the registry has them: a MAC address in any writing is its phone's name. */
final class DeviceNames {

    private static final Pattern OF_A_PHONE = Pattern.compile("(?i)(?:SEP|SIP|ATA|GK)[0-9A-F]{12}");
    private static final Pattern MAC = Pattern.compile(
            "(?i)(?:(SEP|SIP|ATA|GK)[-_ :.]?)?"
                    + "([0-9A-F]{12}|(?:[0-9A-F]{2}([-: ]))(?:[0-9A-F]{2}\\3){4}[0-9A-F]{2}|[0-9A-F]{4}([-:.])[0-9A-F]{4}\\4[0-9A-F]{4})");

    private DeviceNames() {}

    /** The name that is meant. */
    static String of(String text) {
        var name = text.strip();
        var mac = MAC.matcher(name);
        if (OF_A_PHONE.matcher(name).matches() || !mac.matches()) {
            return name;
        }
        var prefix = mac.group(1) == null ? "SEP" : mac.group(1);
        return (prefix + mac.group(2).replaceAll("[-_ :.]", "")).toUpperCase(Locale.ROOT);
    }

    /** Equal for names of one device. */
    static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
