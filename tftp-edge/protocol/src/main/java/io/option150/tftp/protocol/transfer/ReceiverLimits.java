package io.option150.tftp.protocol.transfer;

/**
 * When a client gives up.
 *
 * @param tries how often the same is sent before the server counts as gone, 1 or more
 * @param idleNanos longest time without progress in nanoseconds, more than 0
 * @param maxBytes longest file taken, 0 or more
 */
public record ReceiverLimits(int tries, long idleNanos, long maxBytes) {
    /** Refuses values outside the ranges above. */
    public ReceiverLimits {
        if (tries < 1) {
            throw new IllegalArgumentException("tries must be 1 or more, is " + tries);
        }
        if (idleNanos <= 0) {
            throw new IllegalArgumentException("idleNanos must be more than 0, is " + idleNanos);
        }
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0 or more, is " + maxBytes);
        }
    }
}
