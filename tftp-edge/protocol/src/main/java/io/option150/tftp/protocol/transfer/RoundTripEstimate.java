package io.option150.tftp.protocol.transfer;

/** Smoothed round trip and its variation, as RFC 6298 section 2 reckons them. Not safe for several threads. */
public final class RoundTripEstimate {
    private boolean known;
    private long smoothed;
    private long variation;

    /** Takes a measured round trip in; negative ones, of a clock that jumped, count as 0. */
    public void sample(long nanos) {
        long measured = Math.max(0, nanos);
        if (!known) {
            known = true;
            smoothed = measured;
            variation = measured / 2;
            return;
        }
        // Gains of 1/4 and 1/8; the variation first, against the old mean.
        variation += (Math.abs(smoothed - measured) - variation) / 4;
        smoothed += (measured - smoothed) / 8;
    }

    /** Whether anything was measured yet. */
    public boolean isKnown() {
        return known;
    }

    /** Mean plus four variations: what all but few round trips stay below, in nanoseconds; 0 while nothing is known. */
    public long timeoutNanos() {
        return smoothed + 4 * variation;
    }
}
