package io.option150.tftp.net.server;

import io.option150.tftp.net.Content;
import io.option150.tftp.net.Printable;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.net.loop.Alarm;
import io.option150.tftp.net.server.TransferReport.Outcome;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Opcode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketDecoder;
import io.option150.tftp.protocol.option.Agreement;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request from its RRQ to its report: asks the handler, then delivers, refuses or stays silent. Everything but
 * {@link #view} happens on its loop's thread.
 */
final class Transfer {
    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);

    /** Who has acknowledged something does not repeat its request; what comes this long after is not the old one come late. */
    private static final long BEGUN_ANEW_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final ServerLoop loop;
    private final Listener listener;
    private final ClientLine line;
    /** Null when the server's port serves all. */
    private final @Nullable OwnPort ownPort;

    private final ReadRequest request;
    private final long startedAt = System.nanoTime();
    private final Alarm alarm = new Alarm(this::timePassed);

    private boolean heard;
    private boolean silent;

    /** When the client acknowledged something last. */
    private long heardAt;

    private volatile @Nullable Delivery delivery;
    private volatile long acknowledgedBytes;
    private Content.Claim claim = Content.Claim.NONE;
    private @Nullable ContentWatch watch;
    private @Nullable Object tag;
    private boolean over;

    Transfer(ServerLoop loop, Listener listener, @Nullable OwnPort ownPort, Peer peer, ReadRequest request) {
        this.loop = loop;
        this.listener = listener;
        this.ownPort = ownPort;
        this.line = new ClientLine(loop, ownPort == null ? listener.port() : ownPort.port(), peer);
        this.request = request;
    }

    /**
     * Whether a request is a repeat of this one's: the same name, mode and options, these in any order (RFC 1350, RFC 2347).
     * A client that asks for anything else would not understand what this transfer sends. One that had acknowledged something,
     * was silent for a moment and asks again has begun anew: it would not wait for what this transfer sends next.
     */
    boolean isSame(Packet.Rrq rrq, long now) {
        Delivery running = delivery;
        boolean begunAnew = heard ? now - heardAt >= BEGUN_ANEW_NANOS : running != null && running.isExhausted();
        return !begunAnew
                && request.fileName().equals(rrq.fileName())
                && request.mode() == rrq.mode()
                && request.options().equals(rrq.options());
    }

    Peer peer() {
        return line.peer();
    }

    ReadRequest request() {
        return request;
    }

    /** By which its client is sent packets. */
    ClientLine line() {
        return line;
    }

    @Nullable
    OwnPort ownPort() {
        return ownPort;
    }

    /** Waits for the handler's answer. */
    void await(CompletionStage<Reply> answer) {
        // A handler that never answers must not hold its place for ever.
        wakeAt(startedAt + loop.config().stallLimit().toNanos());
        answer.whenComplete((reply, failure) -> loop.loop().run(() -> answered(reply, failure)));
    }

    private void answered(@Nullable Reply reply, @Nullable Throwable failure) {
        if (over) {
            if (reply instanceof Reply.Send send) {
                send.claim().close();
            }
            return;
        }
        tag = reply == null ? null : reply.tag();
        switch (reply) {
            case Reply.Send send
            when loop.admission().mustWait(send.content()) -> {
                send.claim().close();
                listener.dropped(peer(), DropReason.LARGE_FILE);
                end(Outcome.SILENT, "small files go first");
            }
            case Reply.Send send -> deliver(send);
            case Reply.Refuse refuse -> refuse(Outcome.ofRefusal(refuse.code()), refuse.code(), refuse.message());
            case Reply.Silence silence -> end(Outcome.SILENT, silence.why());
            case null -> {
                brokeDown("Finding", failure == null ? new IllegalStateException("no reply") : failure);
            }
        }
    }

    private void deliver(Reply.Send send) {
        Content content = send.content();
        claim = send.claim();
        Delivery started = new Delivery(this, loop.config(), loop.observer(), content);
        delivery = started;
        try {
            if (content.state() == Content.State.ARRIVING) {
                watch = new ContentWatch(loop.loop(), content, this::contentChanged);
            }
            started.start(System.nanoTime());
        } catch (RuntimeException thrown) {
            brokeDown("Sending", thrown);
        }
    }

    private void contentChanged() {
        Delivery running = delivery;
        if (running == null || over) {
            return;
        }
        try {
            running.contentChanged(System.nanoTime());
        } catch (RuntimeException thrown) {
            brokeDown("Sending", thrown);
        }
    }

    /** Takes an ACK or ERROR of this transfer's client; false when it is neither. */
    boolean received(ByteBuffer datagram) {
        switch (PacketDecoder.opcode(datagram)) {
            case Opcode.ACK -> {
                int block = PacketDecoder.block(datagram);
                if (block >= 0) {
                    acknowledged(block);
                }
                return block >= 0;
            }
            case Opcode.ERROR -> {
                if (PacketDecoder.decode(datagram) instanceof Packet.Error error) {
                    heard = true;
                    end(Outcome.ABORTED, "client ended it: " + Printable.of(error.code() + " " + error.message()));
                    return true;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    private void acknowledged(int block) {
        Delivery running = delivery;
        if (running == null || over) {
            return;
        }
        try {
            boolean first = !heard;
            heard = true;
            heardAt = System.nanoTime();
            running.acknowledged(block, heardAt);
            noteSilence(running);
            if (first) {
                loop.roundTrips().answered(peer(), heardAt - running.beganAt());
            }
            acknowledgedBytes = running.acknowledgedBytes();
        } catch (RuntimeException thrown) {
            brokeDown("Sending", thrown);
        }
    }

    private void timePassed() {
        Delivery running = delivery;
        if (running == null) {
            refuse(Outcome.FAILED, ErrorCode.NOT_DEFINED, "no answer in time");
            return;
        }
        try {
            running.timePassed(System.nanoTime());
            noteSilence(running);
        } catch (RuntimeException thrown) {
            brokeDown("Sending", thrown);
        }
    }

    private void noteSilence(Delivery running) {
        boolean now = !over && running.isClientSilent();
        if (now != silent) {
            silent = now;
            if (now) {
                loop.admission().fellSilent();
            } else {
                loop.admission().silenceEnded();
            }
        }
    }

    /** A handler or a content failed in a way of its own; that ends this transfer and no other. */
    private void brokeDown(String doing, Throwable failure) {
        LOG.warn("{} {} for {} failed: {}", doing, Printable.of(request.fileName()), peer(), failure.toString());
        LOG.debug("The failure was", failure);
        refuse(Outcome.FAILED, ErrorCode.NOT_DEFINED, "internal error");
    }

    boolean isOver() {
        return over;
    }

    /** The time of {@link System#nanoTime()}. */
    long now() {
        return System.nanoTime();
    }

    /** See {@link Admission#crowdNanos}. */
    long crowdNanos() {
        return loop.admission().crowdNanos();
    }

    /** The wait for the first answer, as clients of the same network have shown. */
    long firstTimeout() {
        return loop.roundTrips().firstTimeout(peer());
    }

    void wakeAt(long at) {
        if (!over) {
            loop.alarms().set(alarm, at);
        }
    }

    /** Tells the client why it gets nothing more, and ends. */
    void refuse(Outcome outcome, ErrorCode code, String message) {
        if (!over) {
            line.send(new Packet.Error(code.number(), Printable.of(message)));
            end(outcome, message);
        }
    }

    /** Ends without a word to the client. */
    void end(Outcome outcome, String detail) {
        if (over) {
            return;
        }
        over = true;
        loop.alarms().cancel(alarm);
        if (watch != null) {
            watch.close();
        }
        Delivery ended = delivery;
        if (ended != null) {
            claim.close();
            noteSilence(ended);
        }
        listener.forget(this);
        loop.observer().ended(report(ended, outcome, detail));
    }

    private TransferReport report(@Nullable Delivery ended, Outcome outcome, String detail) {
        Agreement agreement = ended == null ? Agreement.PLAIN : ended.agreement();
        return new TransferReport(
                request,
                outcome,
                detail,
                ended == null ? 0 : ended.acknowledgedBytes(),
                heard,
                Duration.ofNanos(System.nanoTime() - startedAt),
                ended == null ? 0 : ended.retransmits(),
                agreement.blksize(),
                agreement.windowsize(),
                tag);
    }

    /** From any thread. */
    TransferView view(long now) {
        Delivery running = delivery;
        return new TransferView(
                request,
                acknowledgedBytes,
                running == null ? Content.UNKNOWN : running.agreement().tsize(),
                Duration.ofNanos(now - startedAt));
    }
}
