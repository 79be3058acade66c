package io.option150.cli.apply;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of devices as the registry has them: a MAC address in any writing is its phone's name. */
final class DeviceNames {

    private static final Pattern MAC = Pattern.compile(
            "(?i)(SEP)?" + "([0-9a-f]{12}|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}[.:-]){2}[0-9a-f]{4})");

    private DeviceNames() {}

    /** The name that is meant. */
    static String of(String text) {
        var name = text.strip();
        var mac = MAC.matcher(name);
        return mac.matches() ? "SEP" + mac.group(2).replaceAll("[:.-]", "").toUpperCase(Locale.ROOT) : name;
    }

    /** Equal for names of one device. */
    static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
