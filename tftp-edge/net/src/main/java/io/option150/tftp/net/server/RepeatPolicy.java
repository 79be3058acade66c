package io.option150.tftp.net.server;

import io.option150.tftp.protocol.transfer.SenderLimits;
import io.option150.tftp.protocol.transfer.TimeoutRange;
import java.time.Duration;

/**
 * When a server sends again, and when it gives a client up. A client's {@code timeout} option takes the place of the
 * first three.
 *
 * @param first wait before the first repeat to a client whose network is not known, 10 ms to 60 s
 * @param floor shortest wait that is reckoned from round trips, 1 ms to {@code ceiling}
 * @param ceiling longest wait, up to 60 s; the wait doubles with each repeat until it gets there
 * @param tries how often a packet is sent at least before the client counts as gone, 1 to 100
 * @param silence how long a client is silent at least before it counts as gone, 0 to 10 min
 */
public record RepeatPolicy(Duration first, Duration floor, Duration ceiling, int tries, Duration silence) {
    /**
     * The usual one. The floor is above the time in which a phone answers and below what anyone notices; a phone that
     * writes to its flash meanwhile gets a packet twice and passes over it.
     */
    public static final RepeatPolicy DEFAULT = new RepeatPolicy(
            Duration.ofSeconds(1), Duration.ofMillis(10), Duration.ofSeconds(8), 5, Duration.ofSeconds(10));

    /** Refuses values outside the ranges above, naming field, range and value. */
    public RepeatPolicy {
        Ranges.require("initialTimeout", first, Duration.ofMillis(10), Duration.ofSeconds(60));
        Ranges.require("timeoutCeiling", ceiling, Duration.ofMillis(1), Duration.ofSeconds(60));
        Ranges.require("timeoutFloor", floor, Duration.ofMillis(1), ceiling);
        Ranges.require("tries", tries, 1, 100);
        Ranges.require("silence", silence, Duration.ZERO, Duration.ofMinutes(10));
    }

    TimeoutRange range() {
        return new TimeoutRange(floor.toNanos(), ceiling.toNanos());
    }

    SenderLimits limits(Duration stallLimit) {
        return new SenderLimits(tries, silence.toNanos(), stallLimit.toNanos());
    }
}
