package io.option150.tftp.protocol.transfer;

/**
 * When a sender gives up.
 *
 * @param tries how often the same is sent at least before the client counts as gone, 1 or more
 * @param silenceNanos how long the client is silent at least before it counts as gone, 0 or more
 * @param stallNanos how long to wait for more bytes of the content
 */
public record SenderLimits(int tries, long silenceNanos, long stallNanos) {}
