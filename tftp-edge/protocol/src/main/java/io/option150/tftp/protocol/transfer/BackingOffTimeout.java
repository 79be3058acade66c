package io.option150.tftp.protocol.transfer;

/** Starts at one value, doubles with each time it passes unanswered, and starts again when an answer came. */
public final class BackingOffTimeout implements RetransmissionTimeout {
    private final long firstNanos;
    private final long ceilingNanos;
    private long nanos;

    /**
     * Starts at {@code firstNanos}.
     *
     * @param firstNanos more than 0
     * @param ceilingNanos where doubling stops; not below the first
     */
    public BackingOffTimeout(long firstNanos, long ceilingNanos) {
        if (firstNanos <= 0 || ceilingNanos < firstNanos) {
            throw new IllegalArgumentException("timeout must be more than 0 ns and its ceiling no less, are "
                    + firstNanos + " and " + ceilingNanos);
        }
        this.firstNanos = firstNanos;
        this.ceilingNanos = ceilingNanos;
        this.nanos = firstNanos;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void expired() {
        nanos = Math.min(nanos * 2, ceilingNanos);
    }

    @Override
    public void answered(long roundTripNanos) {
        nanos = firstNanos;
    }
}
