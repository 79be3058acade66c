package io.option150.config.check;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Whole numbers as phones' files write them. */
final class Numbers {

    // Ten digits or more may not fit; no field of phones has as many.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Numbers() {}

    static OptionalInt parse(String text) {
        return NUMBER.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    static boolean isWithin(String text, int least, int most) {
        var number = parse(text);
        return number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most;
    }
}
