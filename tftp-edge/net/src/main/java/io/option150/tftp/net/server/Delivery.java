package io.option150.tftp.net.server;

import io.option150.tftp.net.Content;
import io.option150.tftp.net.server.TransferReport.Outcome;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketEncoder;
import io.option150.tftp.protocol.option.Agreement;
import io.option150.tftp.protocol.option.Negotiation;
import io.option150.tftp.protocol.option.OptionNames;
import io.option150.tftp.protocol.transfer.AdaptiveTimeout;
import io.option150.tftp.protocol.transfer.FixedTimeout;
import io.option150.tftp.protocol.transfer.RetransmissionTimeout;
import io.option150.tftp.protocol.transfer.Sender;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a content to a client: settles the options, then carries out the sender machine's verdicts. Lives on the
 * loop's thread; what ends it is told to its {@link Transfer}.
 */
final class Delivery {
    private static final int DATA_HEAD_BYTES = 4;

    private final Transfer transfer;
    private final ClientLine line;
    private final ServerConfig config;
    private final ServerObserver observer;
    private Content content;
    private Agreement agreement = Agreement.PLAIN;
    private @Nullable Sender sender;
    private int retransmits;
    private long beganAt;
    private long sentAt;

    Delivery(Transfer transfer, ServerConfig config, ServerObserver observer, Content content) {
        this.transfer = transfer;
        this.line = transfer.line();
        this.config = config;
        this.observer = observer;
        this.content = content;
    }

    /** Begins at once, or as soon as the length is there that the client asked for (RES-14). */
    void start(long now) {
        if (content.state() == Content.State.FAILED) {
            contentChanged(now);
        } else if (awaitsLength() && config.lengthWait().isPositive()) {
            transfer.wakeAt(now + config.lengthWait().toNanos());
        } else {
            begin(now);
        }
    }

    /** The content grew, told its length, or ended. */
    void contentChanged(long now) {
        if (content.state() == Content.State.FAILED) {
            transfer.refuse(Outcome.FAILED, ErrorCode.NOT_DEFINED, content.failure());
        } else if (sender != null) {
            boolean complete = content.state() == Content.State.COMPLETE;
            act(sender, sender.progressed(content.available(), complete, now));
        } else if (!awaitsLength()) {
            begin(now);
        }
    }

    void acknowledged(int block, long now) {
        if (content instanceof NetasciiContent) {
            // It is gone through just ahead of the reader, so it grows with what was sent.
            contentChanged(now);
        }
        if (sender != null && !transfer.isOver()) {
            act(sender, sender.acknowledged(block, now));
        }
    }

    void timePassed(long now) {
        if (sender == null) {
            begin(now);
        } else if (agreement.timeoutSeconds() == 0 && now - sentAt < transfer.crowdNanos()) {
            transfer.wakeAt(sentAt + transfer.crowdNanos());
        } else {
            act(sender, sender.timePassed(now));
        }
    }

    Agreement agreement() {
        return agreement;
    }

    int retransmits() {
        return retransmits;
    }

    /** See {@link Sender#isClientSilent}. */
    boolean isClientSilent() {
        return sender != null && sender.isClientSilent();
    }

    /** See {@link Sender#isExhausted}. */
    boolean isExhausted() {
        return sender != null && sender.isExhausted();
    }

    /** When the first packet was sent. */
    long beganAt() {
        return beganAt;
    }

    long acknowledgedBytes() {
        return sender == null ? 0 : sender.acknowledgedBytes();
    }

    private boolean awaitsLength() {
        return transfer.request().mode() == Mode.OCTET
                && transfer.request().options().containsKey(OptionNames.TSIZE)
                && content.length() == Content.UNKNOWN
                && content.state() == Content.State.ARRIVING;
    }

    private void begin(long now) {
        agreement = grant();
        if (transfer.request().mode() == Mode.NETASCII) {
            content = new NetasciiContent(content, agreement.blksize(), agreement.windowsize());
            agreement = grant();
        }
        Sender started = new Sender(agreement, timeout(), config.repeats().limits(config.stallLimit()));
        sender = started;
        beganAt = now;
        boolean complete = content.state() == Content.State.COMPLETE;
        act(started, started.start(content.available(), complete, now));
    }

    private Agreement grant() {
        return Negotiation.grant(
                transfer.request().options(), config.policy(), transfer.peer().ipv6(), content.length());
    }

    private RetransmissionTimeout timeout() {
        return agreement.timeoutSeconds() > 0
                ? new FixedTimeout(agreement.timeoutSeconds())
                : new AdaptiveTimeout(transfer.firstTimeout(), config.repeats().range());
    }

    private void act(Sender machine, Sender.Verdict verdict) {
        switch (verdict) {
            case WAIT -> transfer.wakeAt(machine.wakeAt());
            case SEND_OACK -> {
                line.send(new Packet.Oack(agreement.oack()));
                sent(machine);
            }
            case SEND_DATA -> {
                if (sendBlocks(machine)) {
                    sent(machine);
                }
            }
            case COMPLETE -> transfer.end(Outcome.SERVED, "");
            case CLIENT_SILENT -> transfer.end(Outcome.ABORTED, "client answers no more");
            case CONTENT_STALLED ->
                transfer.refuse(Outcome.FAILED, ErrorCode.NOT_DEFINED, "no more bytes from the source in time");
        }
    }

    private void sent(Sender machine) {
        sentAt = transfer.now();
        transfer.wakeAt(machine.wakeAt());
        if (machine.repeated() > 0) {
            retransmits += machine.repeated();
            observer.retransmitted(transfer.request(), machine.repeated());
        }
    }

    private boolean sendBlocks(Sender machine) {
        MemorySegment memory = content.memory();
        long block = machine.firstBlock();
        if (memory != null) {
            long whole = memory.byteSize();
            for (; block <= machine.lastBlock(); block++) {
                long position = machine.positionOf(block);
                int length = machine.lengthOf(block);
                if (position + length > whole) {
                    break;
                }
                line.send(PacketEncoder.dataHead(block), memory, position, length);
            }
        }
        return copyBlocks(machine, block);
    }

    private boolean copyBlocks(Sender machine, long first) {
        for (long block = first; block <= machine.lastBlock(); block++) {
            int length = machine.lengthOf(block);
            ByteBuffer packet = line.packet(DATA_HEAD_BYTES + length);
            PacketEncoder.dataHead(block, packet);
            packet.limit(packet.position() + length);
            int read = content.read(machine.positionOf(block), packet);
            if (read != length) {
                // A block cut short would tell the client that the file is complete (RES-15).
                transfer.refuse(Outcome.FAILED, ErrorCode.NOT_DEFINED, "bytes of the source are gone");
                return false;
            }
            line.send(packet.flip());
        }
        return true;
    }
}
