package io.option150.tftp.net.server;

import java.time.Duration;

/** Refuses settings out of range, by name. */
final class Ranges {
    private Ranges() {}

    static void require(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " must be " + least + " to " + most + ", is " + value);
        }
    }

    static void require(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(field + " must be " + least + " to " + most + ", is " + value);
        }
    }
}
