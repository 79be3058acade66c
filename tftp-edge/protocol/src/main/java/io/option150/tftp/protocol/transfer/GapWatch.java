package io.option150.tftp.protocol.transfer;

/**
 * Tells what an ACK inside a window means: that what follows was lost (RFC 7440 section 4), or that the client acknowledges
 * each block, as some do whatever the window. The first says it once and waits; of the second a further ACK comes soon. So a
 * gap is one only when nothing further came, and is filled at most once in a round trip. Who has acknowledged a whole window at
 * once is of the first kind: its gaps are filled without a wait.
 *
 * <p>Times are nanoseconds of the sender's clock.
 */
final class GapWatch {
    /** Above the time between two ACKs of a client that sends one for each block, below what anyone notices. */
    private static final long SOON_NANOS = 2_000_000;

    /** Who is known to acknowledge each block is given the time that any client gets for an answer. */
    private static final long PAUSE_NANOS = 10_000_000;

    private static final long LONGEST_NANOS = 1_000_000_000;

    private boolean suspected;
    private long suspectedAt;
    private boolean eager;
    private boolean whole;
    private boolean filledBefore;
    private long filledAt;

    /**
     * The shortest wait for a further ACK: twice the pause before the last one. While gaps are filled and single blocks
     * acknowledged in turn it is doubled, for so answers a client that is slower than was thought.
     */
    private long patience = SOON_NANOS;

    /**
     * An ACK inside the window came.
     *
     * @param forward blocks that it acknowledges
     * @return when it is to be taken as the report of a gap, if no further one comes before
     */
    long suspect(long forward, long now, long roundTrip, long timeout) {
        if (suspected) {
            furtherCame(now);
        } else if (forward > 1) {
            patience = SOON_NANOS;
        }
        suspected = true;
        suspectedAt = now;
        long due = now + wait(roundTrip, timeout);
        long nextTrip = filledAt + roundTrip;
        return filledBefore && nextTrip - due > 0 ? nextTrip : due;
    }

    private long wait(long roundTrip, long timeout) {
        if (eager) {
            return Math.max(patience, Math.min(timeout, Math.max(PAUSE_NANOS, 2 * roundTrip)));
        }
        return whole ? 0 : Math.max(patience, roundTrip / 4);
    }

    /** Whether the latest ACK left a part of the window open, and nothing was done about it yet. */
    boolean isSuspected() {
        return suspected;
    }

    /** Whether blocks beyond the window's end would be lost on the client, because it waits for the gap to be filled. */
    boolean holdsBack() {
        return suspected && !eager;
    }

    /** Whether the client acknowledges more often than once in a window. */
    boolean isEager() {
        return eager;
    }

    /** No further ACK came: the gap is filled now. */
    void fill(long now) {
        suspected = false;
        eager = false;
        filledBefore = true;
        filledAt = now;
        patience = Math.min(2 * patience, LONGEST_NANOS);
    }

    /**
     * All that was sent is acknowledged.
     *
     * @param window whether the last ACK alone acknowledged a window
     */
    void close(boolean window, long now) {
        if (suspected) {
            furtherCame(now);
            suspected = false;
        } else {
            patience = SOON_NANOS;
            whole |= window;
        }
    }

    private void furtherCame(long now) {
        eager = true;
        whole = false;
        patience = Math.clamp(2 * (now - suspectedAt), SOON_NANOS, LONGEST_NANOS);
    }
}
