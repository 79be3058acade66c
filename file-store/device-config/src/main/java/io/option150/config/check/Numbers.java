package io.option150.config.check;

import java.util.OptionalInt;

/** Whole numbers as phones' files write them. */
final class Numbers {

    // Ten digits or more may not fit; no field of phones has as many.
    private static final int MOST_DIGITS = 9;

    private Numbers() {}

    static OptionalInt parse(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return OptionalInt.empty();
        }
        int number = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            number = 10 * number + digit;
        }
        return OptionalInt.of(number);
    }

    static boolean isWithin(String text, int least, int most) {
        var number = parse(text);
        return number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most;
    }
}
