package io.option150.tftp.protocol.transfer;

import io.option150.tftp.protocol.option.Agreement;

/**
 * The server's end of a read transfer.
 *
 * <p>Blocks are counted without end from 1; the wire sees the low 16 bits, so the number after 65535 is 0. What is sent
 * once is sent again on time-out only: a repeated or stale ACK is never answered, which keeps one delayed packet from
 * doubling all that follow it (RFC 1123 section 4.2.3.1). An ACK inside a window moves the window; when no further one
 * comes soon it says that the rest was lost, and sending restarts right after it (RFC 7440, see {@link GapWatch}).
 *
 * <p>A client that has acknowledged nothing yet gets one packet and two repeats of it, so that a forged request brings
 * its victim no more.
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

    /** Packets, repeats among them, for a client that has acknowledged nothing yet. */
    private static final int MOST_UNPROVEN = 3;

    /** A packet may be lost, and its repeat too; who does not answer a third is most likely gone. */
    private static final int TRIES_OF_A_LIVE_CLIENT = 3;

    private final int blksize;
    private final int windowsize;
    private final RetransmissionTimeout timeout;
    private final SenderLimits limits;

    private boolean oackPending;

    /** Whether the client has acknowledged anything, and so is at the address it claims. */
    private boolean proven;

    private final RoundTripTimer timer = new RoundTripTimer();
    private final GapWatch gap = new GapWatch();
    private long answeredAt;
    private long acked;
    private long sent;
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
     * @param limits when to give up
     */
    public Sender(Agreement agreement, RetransmissionTimeout timeout, SenderLimits limits) {
        this.blksize = agreement.blksize();
        this.windowsize = agreement.windowsize();
        this.oackPending = !agreement.oack().isEmpty();
        this.timeout = timeout;
        this.limits = limits;
    }

    /** Begins, with as much of the content as is there; see {@link #progressed}. */
    public Verdict start(long available, boolean complete, long now) {
        note(available, complete, now);
        progressAt = now;
        answeredAt = now;
        if (!oackPending) {
            return advance(0, now);
        }
        unansweredTries = 1;
        timer.start(0, now);
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
        if (forward == 0 || forward > sent - acked) {
            return Verdict.WAIT;
        }
        acked += forward;
        answered(now);
        if (acked == finalBlock) {
            over = true;
            return Verdict.COMPLETE;
        }
        return acked == sent ? advance(forward, now) : inside(forward, now);
    }

    /** Time went by; to be called at {@link #wakeAt()}, harmless before. */
    public Verdict timePassed(long now) {
        if (over || now - wakeAt < 0) {
            return Verdict.WAIT;
        }
        if (gap.isSuspected()) {
            return fillGap(now);
        }
        // Of an unfinished window the client owes no ACK, so its silence is not held against it.
        boolean clientsTurn = oackPending || sent == Math.min(acked + windowsize, finalBlock);
        if (clientsTurn && !proven && unansweredTries >= MOST_UNPROVEN && now - answeredAt < limits.silenceNanos()) {
            wakeAt = answeredAt + limits.silenceNanos();
            return Verdict.WAIT;
        }
        if (clientsTurn ? clientIsGone(now) : now - progressAt >= limits.stallNanos()) {
            over = true;
            return clientsTurn ? Verdict.CLIENT_SILENT : Verdict.CONTENT_STALLED;
        }
        if (!oackPending && sent == acked) {
            wakeAt = progressAt + limits.stallNanos();
            return Verdict.WAIT;
        }
        unansweredTries++;
        timeout.expired();
        if (oackPending) {
            timer.stop();
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

    /**
     * Whether all is sent that a client gets which has acknowledged nothing yet: one packet and two repeats, for its
     * address may be forged. Only a new request brings it more.
     */
    public boolean isExhausted() {
        return !proven && unansweredTries >= MOST_UNPROVEN;
    }

    /** Whether the client has left a packet and two repeats of it unanswered. */
    public boolean isClientSilent() {
        return unansweredTries >= TRIES_OF_A_LIVE_CLIENT;
    }

    /** Nanoseconds from the latest packet that was sent once to its ACK, or {@link RetransmissionTimeout#UNMEASURED}. */
    public long roundTripNanos() {
        return timer.measured();
    }

    private boolean clientIsGone(long now) {
        int tries = proven ? limits.tries() : Math.min(limits.tries(), MOST_UNPROVEN);
        return unansweredTries >= tries && now - answeredAt >= limits.silenceNanos();
    }

    private void answered(long now) {
        proven = true;
        answeredAt = now;
        timeout.answered(timer.answered(acked, now));
    }

    private Verdict agreed(long now) {
        oackPending = false;
        answered(now);
        return advance(0, now);
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

    /** Goes on after an answer to all that was sent: with the blocks that the window and the content allow. */
    private Verdict advance(int forward, long now) {
        gap.close(forward == windowsize, now);
        unansweredTries = 1;
        progressAt = now;
        wakeAt = now + limits.stallNanos();
        return extend(now);
    }

    /** Goes on after an answer to a part of what was sent. */
    private Verdict inside(int forward, long now) {
        unansweredTries = 1;
        progressAt = now;
        wakeAt = gap.suspect(forward, now, timer.latest(), timeout.nanos());
        return wakeAt - now > 0 ? extend(now) : fillGap(now);
    }

    private Verdict fillGap(long now) {
        gap.fill(now);
        return send(acked + 1, Math.min(acked + windowsize, sendable()), now);
    }

    private Verdict extend(long now) {
        long last = Math.min(acked + windowsize, sendable());
        return last <= sent || gap.holdsBack() ? Verdict.WAIT : send(sent + 1, last, now);
    }

    private long sendable() {
        return finalBlock == UNKNOWN ? fullBlocks : finalBlock;
    }

    private Verdict send(long first, long last, long now) {
        firstBlock = first;
        lastBlock = last;
        repeated = (int) (Math.min(last, sent) - first + 1);
        if (last == sent) {
            timer.stop();
        } else if (!(gap.isEager() && timer.isRunning())) {
            // The client answers the last one; one that answers each would have it set anew before it ever rang.
            timer.start(last, now);
        }
        sent = last;
        if (!gap.isSuspected()) {
            wakeAt = now + timeout.nanos();
        }
        return Verdict.SEND_DATA;
    }
}
