package io.option150.tftp.protocol.transfer;

/**
 * Between what a reckoned time-out stays.
 *
 * @param floorNanos more than 0: below it a client that is just a little late would get everything twice
 * @param ceilingNanos not below the floor: how long a client that comes back is left waiting at most
 */
public record TimeoutRange(long floorNanos, long ceilingNanos) {
    /** Refuses an empty range. */
    public TimeoutRange {
        if (floorNanos <= 0 || ceilingNanos < floorNanos) {
            throw new IllegalArgumentException(
                    "time-out must have a floor of more than 0 ns and a ceiling no lower, has " + floorNanos + " and "
                            + ceilingNanos);
        }
    }

    /** The value in the range that is nearest. */
    public long clamp(long nanos) {
        return Math.clamp(nanos, floorNanos, ceilingNanos);
    }
}
