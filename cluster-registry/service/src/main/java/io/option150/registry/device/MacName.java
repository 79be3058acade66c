package io.option150.registry.device;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phones are known by their MAC address, and people write it as ipconfig, Linux, Cisco's switches or the label on the box do. */
final class MacName {

    private static final Pattern MAC = Pattern.compile(
            "(?:(sep|sip|ata|gk)[-_ :.]?)?"
                    + "([0-9a-f]{12}|(?:[0-9a-f]{2}([-: ]))(?:[0-9a-f]{2}\\3){4}[0-9a-f]{2}|[0-9a-f]{4}([-:.])[0-9a-f]{4}\\4[0-9a-f]{4})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile("[-_ :.]");

    /** No writing is longer; a body may be. */
    private static final int LONGEST = 32;

    private MacName() {}

    /**
     * The name that is meant: {@code SEP001122AABBCC} for {@code 00:11:22:aa:bb:cc}, {@code 0011.22aa.bbcc}, {@code 001122aabbcc} or
     * {@code SEP-001122AABBCC}. All else, names of phones among it, is left as it is.
     */
    static String of(String text) {
        return DeviceName.isOfAPhone(text) ? text : phone(text.strip()).orElse(text);
    }

    /** The name of the phone with this MAC address; empty where this is none. */
    static Optional<String> phone(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var mac = MAC.matcher(text);
        if (!mac.matches()) {
            return Optional.empty();
        }
        var prefix = mac.group(1) == null ? "SEP" : mac.group(1).toUpperCase(Locale.ROOT);
        return Optional.of(
                prefix + SEPARATOR.matcher(mac.group(2)).replaceAll("").toUpperCase(Locale.ROOT));
    }
}
