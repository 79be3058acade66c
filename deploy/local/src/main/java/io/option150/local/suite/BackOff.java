package io.option150.local.suite;

import java.time.Duration;

/**
 * How long to wait before something that ended by itself is started again: twice as long each time, up to a limit, and
 * anew from the first after a life that was long enough.
 *
 * @param next the wait after the next early end
 */
record BackOff(Duration next) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    static BackOff initial() {
        return new BackOff(FIRST);
    }

    /** The wait after a life of this length. */
    Duration waitAfter(Duration life) {
        return life.compareTo(STEADY) >= 0 ? FIRST : next;
    }

    /** What holds after that wait. */
    BackOff after(Duration life) {
        Duration doubled = waitAfter(life).multipliedBy(2);
        return new BackOff(doubled.compareTo(LIMIT) < 0 ? doubled : LIMIT);
    }
}
