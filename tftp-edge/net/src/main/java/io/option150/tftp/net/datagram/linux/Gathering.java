package io.option150.tftp.net.datagram.linux;

import io.option150.tftp.net.datagram.Peer;

/**
 * Tells when a loop should sleep a moment before it looks for datagrams, so that more of them are there: in a storm, going
 * to sleep and being woken for every second or third datagram costs as much as an answer does. Network cards moderate
 * their interrupts for the same reason.
 *
 * <p>It pays only in a crowd. Where few clients write, each waits for its next block, and a rest would lengthen all of
 * their round trips; and a loop that hardly sleeps finds enough datagrams as it is. Both are looked at anew after each
 * {@link #SPAN_NANOS}.
 */
final class Gathering {
    /** How long to rest, nanoseconds. The kernel adds its timer slack, 50 microseconds by default. */
    static final int REST_NANOS = 30_000;

    /** Shortest time over which clients are counted. */
    static final long SPAN_NANOS = 1_000_000;

    /** Of 64 marks, how many must be hit by a client's hash within a span: some 45 clients or more. */
    private static final int CROWD = 32;

    /** A loop is at leisure that slept this part of a span. */
    private static final int LEISURE = 8;

    private long began;
    private long slept;
    private long marks;
    private boolean worthwhile;

    /** Notes the sender of a datagram. */
    void heard(Peer client) {
        marks |= 1L << client.hashCode();
    }

    /** Notes a rest or a wait, its begin and end by {@link System#nanoTime()}. */
    void slept(long from, long until) {
        slept += until - from;
        long span = until - began;
        if (span >= SPAN_NANOS) {
            worthwhile = span < 2 * SPAN_NANOS && Long.bitCount(marks) >= CROWD && slept >= span / LEISURE;
            began = until;
            slept = 0;
            marks = 0;
        }
    }

    /** Whether to rest before the next wait. */
    boolean worthwhile() {
        return worthwhile;
    }
}
