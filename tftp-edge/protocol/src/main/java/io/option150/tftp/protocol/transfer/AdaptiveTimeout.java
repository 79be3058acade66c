package io.option150.tftp.protocol.transfer;

/**
 * A time-out from this transfer's own round trips (RFC 6298): doubled with each wait that passes, and kept so until a
 * packet that was sent only once has been answered (Karn's rule).
 */
public final class AdaptiveTimeout implements RetransmissionTimeout {
    private final TimeoutRange range;
    private final RoundTripEstimate estimate = new RoundTripEstimate();
    private long nanos;

    /**
     * Starts from what others of the client's network have seen.
     *
     * @param firstNanos the wait before anything is measured; kept in the range
     */
    public AdaptiveTimeout(long firstNanos, TimeoutRange range) {
        this.range = range;
        this.nanos = range.clamp(firstNanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void expired() {
        nanos = range.clamp(nanos * 2);
    }

    @Override
    public void answered(long roundTripNanos) {
        if (roundTripNanos != UNMEASURED) {
            estimate.sample(roundTripNanos);
            nanos = range.clamp(estimate.timeoutNanos());
        }
    }
}
