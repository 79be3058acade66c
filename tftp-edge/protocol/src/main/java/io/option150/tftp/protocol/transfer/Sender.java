package io.option150.tftp.protocol.transfer;

import io.option150.tftp.protocol.option.Agreement;

/**
 * The server's end of a read transfer.
 *
 * <p>Blocks are counted without end from 1; the wire sees the low 16 bits, so the number after 65535 is 0. What is sent
 * once is sent again on time-out only: a repeated or stale ACK is never answered, which keeps one delayed packet from
 * doubling all that follow it (RFC 1123 section 4.2.3.1). An ACK inside a window says that the rest of it was lost;
 * sending restarts right after it (RFC 7440).
 *
 * <p>The content may still be arriving. A full block goes as soon as its bytes are there; the last one, short or empty,
 * only when the content is known to be complete (RES-15).
 *
 * <p>Times are nanoseconds of any steady clock. Every method that returns a verdict may change {@link #wakeAt()}.
 */
public final class Sender {
    /** What is to be done now. */
    public enum Verdict {
        /** Nothing until a packet, bytes or {@link Sender#wakeAt()} comes. */
        WAIT,
        /** Send the OACK. */
        SEND_OACK,
        /** Send the blocks from {@link Sender#firstBlock()} to {@link Sender#lastBlock()}. */
        SEND_DATA,
        /** The client has everything: the transfer is over. */
        COMPLETE,
        /** The client answers no more: the transfer is over, nothing is to be sent. */
        CLIENT_SILENT,
        /** No bytes came for too long: the transfer is over, an ERROR is to be sent. */
        CONTENT_STALLED
    }

    private static final long UNKNOWN = Long.MAX_VALUE;

    private final int blksize;
    private final int windowsize;
    private final RetransmissionTimeout timeout;
    private final int tries;
    private final long stallNanos;

    private boolean oackPending;
    private long acked;
    private long sent;
    private long highestSent;
    private long available;
    private long fullBlocks;
    private long finalBlock = UNKNOWN;
    private int unansweredTries;
    private long firstBlock;
    private long lastBlock;
    private int repeated;
    private long progressAt;
    private long wakeAt;
    private boolean over;

    /**
     * A transfer that has not started.
     *
     * @param agreement its terms; an OACK is sent first when it holds options
     * @param timeout when to send again
     * @param tries how often the same is sent before the client counts as gone
     * @param stallNanos how long to wait for more bytes of the content
     */
    public Sender(Agreement agreement, RetransmissionTimeout timeout, int tries, long stallNanos) {
        this.blksize = agreement.blksize();
        this.windowsize = agreement.windowsize();
        this.oackPending = !agreement.oack().isEmpty();
        this.timeout = timeout;
        this.tries = tries;
        this.stallNanos = stallNanos;
    }

    /** Begins, with as much of the content as is there; see {@link #progressed}. */
    public Verdict start(long available, boolean complete, long now) {
        note(available, complete, now);
        progressAt = now;
        if (!oackPending) {
            return advance(now);
        }
        unansweredTries = 1;
        wakeAt = now + timeout.nanos();
        return Verdict.SEND_OACK;
    }

    /**
     * The content grew or ended.
     *
     * @param available bytes that are there
     * @param complete whether that is the whole file, its length verified
     */
    public Verdict progressed(long available, boolean complete, long now) {
        if (over) {
            return Verdict.WAIT;
        }
        note(available, complete, now);
        return oackPending ? Verdict.WAIT : extend(now);
    }

    /** An ACK came; {@code block} is its number as on the wire. */
    public Verdict acknowledged(int block, long now) {
        if (over) {
            return Verdict.WAIT;
        }
        if (oackPending) {
            return block == 0 ? agreed(now) : Verdict.WAIT;
        }
        int forward = (block - (int) acked) & 0xffff;
        if (forward == 0 || forward > highestSent - acked) {
            return Verdict.WAIT;
        }
        timeout.answered();
        acked += forward;
        if (acked == finalBlock) {
            over = true;
            return Verdict.COMPLETE;
        }
        sent = acked;
        return advance(now);
    }

    /** Time went by; to be called at {@link #wakeAt()}, harmless before. */
    public Verdict timePassed(long now) {
        if (over || now - wakeAt < 0) {
            return Verdict.WAIT;
        }
        // Of an unfinished window the client owes no ACK, so its silence is not held against it.
        boolean clientsTurn = oackPending || sent == Math.min(acked + windowsize, finalBlock);
        if (clientsTurn ? unansweredTries >= tries : now - progressAt >= stallNanos) {
            over = true;
            return clientsTurn ? Verdict.CLIENT_SILENT : Verdict.CONTENT_STALLED;
        }
        if (!oackPending && sent == acked) {
            wakeAt = progressAt + stallNanos;
            return Verdict.WAIT;
        }
        unansweredTries++;
        timeout.expired();
        if (oackPending) {
            wakeAt = now + timeout.nanos();
            repeated = 1;
            return Verdict.SEND_OACK;
        }
        return send(acked + 1, sent, now);
    }

    /** First block to send, after {@link Verdict#SEND_DATA}. */
    public long firstBlock() {
        return firstBlock;
    }

    /** Last block to send, after {@link Verdict#SEND_DATA}. */
    public long lastBlock() {
        return lastBlock;
    }

    /** How many of the packets that the latest verdict sends were sent before. */
    public int repeated() {
        return repeated;
    }

    /** Where a block starts in the file, in bytes. */
    public long positionOf(long block) {
        return (block - 1) * blksize;
    }

    /** Bytes in a block that may be sent: a full block's, but for the last of a complete file. */
    public int lengthOf(long block) {
        return block == finalBlock ? (int) (available - positionOf(block)) : blksize;
    }

    /** Bytes of the file that the client has acknowledged. */
    public long acknowledgedBytes() {
        return acked == finalBlock ? available : acked * blksize;
    }

    /** When {@link #timePassed} is to be called. */
    public long wakeAt() {
        return wakeAt;
    }

    private Verdict agreed(long now) {
        oackPending = false;
        timeout.answered();
        return advance(now);
    }

    private void note(long bytes, boolean complete, long now) {
        if (bytes > available) {
            available = bytes;
            fullBlocks = bytes / blksize;
            progressAt = now;
        }
        if (complete) {
            finalBlock = fullBlocks + 1;
        }
    }

    /** Goes on after an answer: with the blocks that the window and the content allow. */
    private Verdict advance(long now) {
        unansweredTries = 1;
        progressAt = now;
        wakeAt = now + stallNanos;
        return extend(now);
    }

    private Verdict extend(long now) {
        long sendable = finalBlock == UNKNOWN ? fullBlocks : finalBlock;
        long last = Math.min(acked + windowsize, sendable);
        return last <= sent ? Verdict.WAIT : send(sent + 1, last, now);
    }

    private Verdict send(long first, long last, long now) {
        firstBlock = first;
        lastBlock = last;
        repeated = (int) Math.max(0, Math.min(last, highestSent) - first + 1);
        sent = last;
        highestSent = Math.max(highestSent, last);
        wakeAt = now + timeout.nanos();
        return Verdict.SEND_DATA;
    }
}
