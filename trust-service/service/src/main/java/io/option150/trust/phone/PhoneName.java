package io.option150.trust.phone;

import io.option150.web.Violation;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Name of a phone, in upper case: phones are told apart without regard to case.
 *
 * @param text such as {@code SEP001122AABBCC}
 */
public record PhoneName(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9._-]{1,128}");

    public PhoneName {
        boolean step = text.equals(".") || text.equals("..");
        if (step || !FORM.matcher(text).matches()) {
            throw new Violation(
                            "device",
                            "must be 1 to 128 letters (A-Z, a-z), digits, '.', '_' and '-', and not just '.' or '..'",
                            text)
                    .exception();
        }
    }

    /**
     * Reads a name in any case.
     *
     * @param text what came
     * @return the name
     * @throws io.option150.web.ProblemException 400, when it is none
     */
    public static PhoneName of(String text) {
        return new PhoneName(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text;
    }
}
