package io.option150.edge.feed;

import java.util.concurrent.TimeUnit;

/** Keeps a log from filling with one and the same trouble: the first line at once, then one a minute. Used by one thread. */
final class Seldom {

    private static final long BETWEEN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private boolean told;
    private long last;
    private long kept;
    private long passedOver;

    /** Whether the line is to be written now. */
    boolean due() {
        long now = System.nanoTime();
        if (told && now - last < BETWEEN_NANOS) {
            kept++;
            return false;
        }
        told = true;
        last = now;
        passedOver = kept;
        kept = 0;
        return true;
    }

    /** How many lines were not written before the one that is due now. */
    long passedOver() {
        return passedOver;
    }

    /** Whether a line was written since {@link #over}. */
    boolean told() {
        return told;
    }

    /** The trouble is over: the next one is told at once. */
    void over() {
        told = false;
        kept = 0;
    }
}
