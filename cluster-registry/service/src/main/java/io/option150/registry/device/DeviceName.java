package io.option150.registry.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of a device, kept as given, compared without case by its {@link #key()}.
 *
 * @param text 1 to 128 letters, digits, {@code .}, {@code _} and {@code -}, e.g. {@code SEP001122AABBCC}
 */
record DeviceName(String text) {

    /** What holds for every name, in the words of a violation. */
    static final String RULE =
            "must be 1 to 128 letters (A-Z, a-z), digits, '.', '_' and '-', and not just '.' or '..'";

    /** The same as a regular expression. A URL with a step of dots leads elsewhere: such a device could never be asked for. */
    static final String FORM = "^(?!\\.{1,2}$)[A-Za-z0-9._-]{1,128}$";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /** What stands before the MAC address in the names of one phone (RES-2). */
    private static final List<String> OF_A_PHONE = List.of("SEP", "SIP", "ATA", "GK");

    private static final Pattern WITH_MAC =
            Pattern.compile("(?:" + String.join("|", OF_A_PHONE) + ")([0-9A-F]{12})", Pattern.CASE_INSENSITIVE);

    DeviceName {
        if (!isValid(text)) {
            throw new IllegalArgumentException("name " + RULE + ": " + text);
        }
    }

    /** The name of this text, empty if it can be none. */
    static Optional<DeviceName> parse(String text) {
        return isValid(text) ? Optional.of(new DeviceName(text)) : Optional.empty();
    }

    /** Equal for names that differ in case only; the key of rows and events. */
    String key() {
        return keyOf(text);
    }

    /** The {@link #key()} that a device of this name would have. */
    static String keyOf(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /**
     * The keys of all names that the phone of this name can have, its own among them (RES-2): those that carry the same
     * MAC address. A name that carries none stands alone.
     */
    List<String> phoneKeys() {
        var key = key();
        var mac = WITH_MAC.matcher(key);
        return mac.matches()
                ? OF_A_PHONE.stream().map(before -> before + mac.group(1)).toList()
                : List.of(key);
    }

    /** Whether this is a phone's name: one that carries a MAC address (RES-2). */
    static boolean isOfAPhone(String text) {
        return WITH_MAC.matcher(text).matches();
    }

    private static boolean isValid(String text) {
        return PATTERN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
