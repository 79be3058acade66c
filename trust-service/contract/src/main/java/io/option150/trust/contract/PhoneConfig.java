package io.option150.trust.contract;

import java.util.Locale;
import java.util.Optional;

/** Which files are the configuration of one phone: trust service and edges must agree on it. */
public final class PhoneConfig {

    private static final String ENDING = ".cnf.xml";

    private PhoneConfig() {}

    /**
     * Whose configuration a name stands for.
     *
     * @param plainName without the ending of a signed or encrypted form, such as {@code SEP001122AABBCC.cnf.xml}
     * @return the phone in upper case, such as {@code SEP001122AABBCC}; empty for all other files
     */
    public static Optional<String> phone(String plainName) {
        String name = plainName.toUpperCase(Locale.ROOT);
        int end = name.length() - ENDING.length();
        boolean config =
                end > 0 && name.indexOf('/') < 0 && plainName.regionMatches(true, end, ENDING, 0, ENDING.length());
        return config ? Optional.of(name.substring(0, end)) : Optional.empty();
    }
}
