package io.option150.tftp.protocol.transfer;

import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.option.Agreement;
import io.option150.tftp.protocol.option.Negotiated;
import io.option150.tftp.protocol.option.Negotiation;
import io.option150.tftp.protocol.option.UnacceptableOack;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of a read transfer.
 *
 * <p>Blocks are taken in order only; one that comes too early says that others were lost and is answered at once with an
 * ACK of the last in order, once for each gap (RFC 7440). A file is complete only when a short block came and, where
 * the server told a length, just that many bytes (RES-13). A told length of 0 counts as none: servers that send options
 * back as they came say so of every file.
 *
 * <p>A negotiation that fails before the first block, in whatever way, is followed by one request without options
 * (RFC 2347: not every server knows them; many know them badly).
 *
 * <p>Times are nanoseconds of any steady clock. Every method that returns a verdict may change {@link #wakeAt()}.
 */
public final class Receiver {
    /** What is to be done now. */
    public enum Verdict {
        /** Nothing; the packet, if one came, is not to be used. */
        IGNORE,
        /** Send the RRQ with {@link Receiver#asked()}. */
        SEND_REQUEST,
        /**
         * The options came to nothing: {@link Receiver#failure()} says why and is to be told to a server that has not ended the
         * transfer itself; then send the RRQ, now without options, as a transfer of its own.
         */
        START_OVER,
        /** Send the ACK of {@link Receiver#ackBlock()}. */
        SEND_ACK,
        /** Use the block's bytes. */
        TAKE,
        /** Use the block's bytes, then send the ACK of {@link Receiver#ackBlock()}. */
        TAKE_AND_ACK,
        /** Use the block's bytes, then send its ACK: the file is complete. */
        COMPLETE,
        /** It is over: see {@link Receiver#failure()}; the server is to be told. */
        FAILED
    }

    private final ReceiverLimits limits;
    private final RetransmissionTimeout timeout;

    private Map<String, String> asked;
    private Agreement agreement = Agreement.PLAIN;
    private boolean answered;
    private long received;
    private long bytes;
    private int sinceAck;
    private boolean gapAnswered;
    private int unansweredTries;
    private long progressAt;
    private long wakeAt;
    private boolean over;
    private @Nullable ReceiverFailure failure;

    /**
     * A transfer that has not started.
     *
     * @param asked options of the RRQ, names in lower case
     * @param limits when to give up
     * @param timeout when to send again
     */
    public Receiver(Map<String, String> asked, ReceiverLimits limits, RetransmissionTimeout timeout) {
        this.asked = asked;
        this.limits = limits;
        this.timeout = timeout;
    }

    /** Begins. */
    public Verdict start(long now) {
        progressed(now);
        return Verdict.SEND_REQUEST;
    }

    /** An OACK came. */
    public Verdict oack(Map<String, String> options, long now) {
        if (over || received > 0) {
            return Verdict.IGNORE;
        }
        if (answered) {
            // Our ACK 0 was lost.
            return agreement.oack().isEmpty() ? Verdict.IGNORE : Verdict.SEND_ACK;
        }
        Negotiated negotiated = Negotiation.accept(asked, options);
        return switch (negotiated) {
            case UnacceptableOack refused -> notAgreed(ErrorCode.OPTIONS_REFUSED, refused.why(), now);
            case Agreement agreed -> agreed(agreed, now);
        };
    }

    /** An OACK came that cannot be read. */
    public Verdict unreadableOack(String why, long now) {
        return over || answered ? Verdict.IGNORE : notAgreed(ErrorCode.OPTIONS_REFUSED, "OACK: " + why, now);
    }

    /**
     * A DATA came.
     *
     * @param block its number as on the wire
     * @param length of its payload in bytes
     */
    public Verdict data(int block, int length, long now) {
        if (over) {
            return Verdict.IGNORE;
        }
        int ahead = (block - (int) (received + 1)) & 0xffff;
        if (ahead != 0) {
            return outOfOrder(ahead);
        }
        if (length > agreement.blksize()) {
            return notAgreed(
                    ErrorCode.ILLEGAL_OPERATION,
                    "block of " + length + " bytes, agreed on " + agreement.blksize(),
                    now);
        }
        return inOrder(length, now);
    }

    /** The server ended the transfer by an ERROR that may be about the options. */
    public Verdict refused(String message, long now) {
        return over ? Verdict.IGNORE : notAgreed(ErrorCode.NOT_DEFINED, "refused: " + message, now);
    }

    /** Whether options were asked for and no block came yet, so that a failure may be theirs. */
    public boolean isNegotiating() {
        return !over && received == 0 && !asked.isEmpty();
    }

    /** Time went by; to be called at {@link #wakeAt()}, harmless before. */
    public Verdict timePassed(long now) {
        if (over || now - wakeAt < 0) {
            return Verdict.IGNORE;
        }
        if (unansweredTries >= limits.tries() || now - progressAt >= limits.idleNanos()) {
            return fail(
                    ReceiverFailure.Kind.TIMED_OUT,
                    ErrorCode.NOT_DEFINED,
                    answered ? "no more blocks after " + received : "no answer");
        }
        unansweredTries++;
        timeout.expired();
        arm(now);
        sinceAck = 0;
        return answered ? Verdict.SEND_ACK : Verdict.SEND_REQUEST;
    }

    /** Options the RRQ is to ask for. */
    public Map<String, String> asked() {
        return asked;
    }

    /** The terms, once the server has answered. */
    public Agreement agreement() {
        return agreement;
    }

    /** Block that an ACK is to name; of it the low 16 bits count. */
    public long ackBlock() {
        return received;
    }

    /** Bytes taken so far. */
    public long bytes() {
        return bytes;
    }

    /** When {@link #timePassed} is to be called. */
    public long wakeAt() {
        return wakeAt;
    }

    /** Why the transfer failed or had to start over; null unless {@link Verdict#FAILED} or {@link Verdict#START_OVER} said so. */
    public @Nullable ReceiverFailure failure() {
        return failure;
    }

    /** Goes on without options, or ends when that was tried or blocks came. */
    private Verdict notAgreed(ErrorCode tell, String why, long now) {
        if (!isNegotiating()) {
            return fail(ReceiverFailure.Kind.BROKEN, tell, why);
        }
        failure = new ReceiverFailure(ReceiverFailure.Kind.BROKEN, tell, why);
        asked = Map.of();
        // A length that was told stays told.
        agreement = new Agreement(Agreement.PLAIN_BLKSIZE, 1, 0, agreement.tsize(), Map.of());
        answered = false;
        gapAnswered = false;
        sinceAck = 0;
        progressed(now);
        return Verdict.START_OVER;
    }

    private Verdict agreed(Agreement agreed, long now) {
        if (agreed.tsize() > limits.maxBytes()) {
            return tooLarge(agreed.tsize());
        }
        agreement = agreed;
        answered = true;
        progressed(now);
        return Verdict.SEND_ACK;
    }

    private Verdict outOfOrder(int ahead) {
        if (!answered) {
            return Verdict.IGNORE;
        }
        if (ahead < agreement.windowsize()) {
            boolean first = !gapAnswered;
            gapAnswered = true;
            sinceAck = 0;
            return first ? Verdict.SEND_ACK : Verdict.IGNORE;
        }
        boolean lastAgain = ahead == 0xffff;
        // The ACK of the last block was lost. Copies of earlier blocks come on their way to it and need no answer.
        return lastAgain && received > 0 && sinceAck == 0 ? Verdict.SEND_ACK : Verdict.IGNORE;
    }

    private Verdict inOrder(int length, long now) {
        long total = bytes + length;
        if (total > limits.maxBytes()) {
            return tooLarge(total);
        }
        boolean last = length < agreement.blksize();
        long told = agreement.tsize();
        if (told > 0 && (last ? total != told : total > told)) {
            return fail(
                    ReceiverFailure.Kind.BROKEN,
                    ErrorCode.NOT_DEFINED,
                    "file of " + total + (last ? "" : " or more") + " bytes, told " + told);
        }
        answered = true;
        gapAnswered = false;
        received++;
        bytes = total;
        sinceAck++;
        progressed(now);
        if (last) {
            over = true;
            return Verdict.COMPLETE;
        }
        if (sinceAck < agreement.windowsize()) {
            return Verdict.TAKE;
        }
        sinceAck = 0;
        return Verdict.TAKE_AND_ACK;
    }

    private Verdict tooLarge(long atLeast) {
        return fail(
                ReceiverFailure.Kind.TOO_LARGE,
                ErrorCode.DISK_FULL,
                "file of " + atLeast + " or more bytes, taken are " + limits.maxBytes());
    }

    private Verdict fail(ReceiverFailure.Kind kind, ErrorCode tell, String why) {
        over = true;
        failure = new ReceiverFailure(kind, tell, why);
        return Verdict.FAILED;
    }

    private void progressed(long now) {
        unansweredTries = 1;
        progressAt = now;
        timeout.answered(RetransmissionTimeout.UNMEASURED);
        arm(now);
    }

    private void arm(long now) {
        long repeatAt = now + timeout.nanos();
        long giveUpAt = progressAt + limits.idleNanos();
        wakeAt = repeatAt - giveUpAt < 0 ? repeatAt : giveUpAt;
    }
}
