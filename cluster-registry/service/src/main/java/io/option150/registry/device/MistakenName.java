package io.option150.registry.device;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells names that no device can have, though they are made of good characters: the name of a device's file, a MAC address
 * with a letter that is no digit. Gateways have arbitrary host names, so all
 * else is taken as it is.
 */
final class MistakenName {

    private static final Pattern FILE = Pattern.compile("(.+?)(?:\\.cnf|\\.xml|\\.tlv|\\.enc|\\.sgn)+");
    private static final Pattern TRUST_LIST = Pattern.compile("(?:ext_)?(?:ctl|itl)((?:sep|sip|ata|gk).+)");

    // At least two thirds are digits of a MAC address: "SIPgatewayparis" is a host.
    private static final Pattern ALMOST = Pattern.compile("(sep|sip|ata|gk)([0-9a-z]{12})");
    private static final int ALMOST_DIGITS = 8;
    private static final Pattern MISCOUNTED = Pattern.compile("(sep)([0-9a-f]{11}|[0-9a-f]{13})");

    /** No such name is longer; a body may be. */
    private static final int LONGEST = 200;

    private MistakenName() {}

    /** What this name breaks, in the words of a violation, with what was probably meant; empty for one that may be. */
    static Optional<String> rule(String text) {
        if (text.length() > LONGEST || DeviceName.isOfAPhone(text)) {
            return Optional.empty();
        }
        var name = text.strip().toLowerCase(Locale.ROOT);
        var file = FILE.matcher(name);
        var bare = file.matches() ? file.group(1) : name;
        var list = TRUST_LIST.matcher(bare);
        var phone = MacName.phone(list.matches() ? list.group(1) : bare);
        if (phone.isPresent()) {
            return phone.map(MistakenName::instead);
        }
        return file.matches() ? Optional.of(instead(text.strip().substring(0, bare.length()))) : digits(bare);
    }

    private static String instead(String meant) {
        return "must be a device's name, such as SEP and the 12 digits of its MAC address, and not its file's name;"
                + " did you mean '" + meant + "'?";
    }

    private static Optional<String> digits(String text) {
        var counted = MISCOUNTED.matcher(text);
        if (counted.matches()) {
            return Optional.of("must have 12 hexadecimal digits after SEP, has "
                    + counted.group(2).length());
        }
        var almost = ALMOST.matcher(text);
        if (!almost.matches()) {
            return Optional.empty();
        }
        long hexadecimal =
                almost.group(2).chars().filter(c -> Character.digit(c, 16) >= 0).count();
        if (hexadecimal < ALMOST_DIGITS) {
            return Optional.empty();
        }
        // Read off a label, or by somebody's eye.
        var meant = MacName.phone(almost.group(1)
                + almost.group(2).replace('o', '0').replace('i', '1').replace('l', '1'));
        return Optional.of("must have 12 hexadecimal digits (0-9, A-F) after "
                + almost.group(1).toUpperCase(Locale.ROOT)
                + meant.map(name -> "; did you mean '" + name + "'?").orElse(""));
    }
}
