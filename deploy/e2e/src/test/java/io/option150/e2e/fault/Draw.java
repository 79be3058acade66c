package io.option150.e2e.fault;

import java.util.Random;

/** What a run is made of: a seed that it prints, by which it is drawn again, and how long it is to be. */
final class Draw {

    private Draw() {}

    /** By {@code -Dseed=N}; else another one each time. */
    static long seed() {
        return Long.getLong("seed", new Random().nextInt(1_000_000));
    }

    /** Whether the long form is wanted: {@code ./option150 test --faults}. */
    static boolean isLong() {
        return System.getProperty("faults") != null;
    }
}
