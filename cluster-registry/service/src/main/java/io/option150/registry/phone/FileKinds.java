package io.option150.registry.phone;

import io.option150.registry.device.PhoneNames;
import java.util.Locale;
import java.util.regex.Pattern;

/** What names that phones ask for tell of a phone. */
final class FileKinds {

    private static final String BEFORE = "(?:\\.?/){0,8}";
    private static final Pattern CONFIGURATION = Pattern.compile(
            BEFORE + "([A-Z0-9._-]{1,128}?)\\.CNF(?:\\.XML)?(?:\\.ENC)?(?:\\.SGN)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEFAULT =
            Pattern.compile(BEFORE + "XMLDEFAULT\\.CNF\\.XML(?:\\.SGN)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TRUST_LIST =
            Pattern.compile(BEFORE + "(?:CTL|ITL)[A-Z0-9._-]{1,128}\\.TLV", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCRYPTED = Pattern.compile(".*\\.ENC(?:\\.SGN)?", Pattern.CASE_INSENSITIVE);
    private static final String LOADS = ".loads";

    private FileKinds() {}

    /** Whether this is the configuration of that phone, in any of its forms: {@code SEP….cnf.xml.sgn}, {@code SIP….cnf}. */
    static boolean isConfiguration(String name, String phone) {
        var found = CONFIGURATION.matcher(name);
        return found.matches() && PhoneNames.keyOf(found.group(1)).equals(phone);
    }

    /** Whether a configuration is asked for in a form that its cluster may not make: the phone asks for another one then. */
    static boolean isEncrypted(String configuration) {
        return ENCRYPTED.matcher(configuration).matches();
    }

    /** Whether this is what a phone is given of which no cluster has a configuration. */
    static boolean isDefault(String name) {
        return DEFAULT.matcher(name).matches();
    }

    static boolean isTrustList(String name) {
        return TRUST_LIST.matcher(name).matches();
    }

    static boolean isLoad(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(LOADS);
    }

    /** The load of a {@code .loads} file. */
    static String loadOf(String name) {
        var file = name.substring(name.lastIndexOf('/') + 1);
        return isLoad(file) ? file.substring(0, file.length() - LOADS.length()) : file;
    }
}
