package io.option150.tftp.protocol.transfer;

/**
 * Times one packet of a transfer at a time, from its sending to its answer. What was sent twice is not timed, for nobody
 * knows which copy was answered (Karn's rule). Times are nanoseconds of the sender's clock.
 */
final class RoundTripTimer {
    private boolean running;
    private long block;
    private long since;
    private long measured = RetransmissionTimeout.UNMEASURED;
    private long latest;

    /** The block was sent for the first time; whatever was timed before is not any more. */
    void start(long timedBlock, long now) {
        running = true;
        block = timedBlock;
        since = now;
    }

    /** What is timed was sent again. */
    void stop() {
        running = false;
    }

    boolean isRunning() {
        return running;
    }

    /** All up to that block is acknowledged: the round trip, or {@link RetransmissionTimeout#UNMEASURED}. */
    long answered(long acknowledged, long now) {
        measured = RetransmissionTimeout.UNMEASURED;
        if (running && acknowledged >= block) {
            running = false;
            measured = now - since;
            latest = Math.max(0, measured);
        }
        return measured;
    }

    /** What the latest answer measured, or {@link RetransmissionTimeout#UNMEASURED}. */
    long measured() {
        return measured;
    }

    /** The round trip that was measured last, 0 before the first. */
    long latest() {
        return latest;
    }
}
