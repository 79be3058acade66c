package io.option150.tftp.net.client;

import io.option150.tftp.net.Printable;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.net.loop.Alarm;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Malformed;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Opcode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketDecoder;
import io.option150.tftp.protocol.option.Agreement;
import io.option150.tftp.protocol.option.OptionNames;
import io.option150.tftp.protocol.transfer.BackingOffTimeout;
import io.option150.tftp.protocol.transfer.Receiver;
import io.option150.tftp.protocol.transfer.ReceiverFailure;
import io.option150.tftp.protocol.transfer.ReceiverLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One fetch: carries out the receiver machine's verdicts. Lives on the client's thread. */
final class FileFetch {
    private static final Logger LOG = LoggerFactory.getLogger(FileFetch.class);

    private final TftpClient client;
    private final InetSocketAddress serverAddress;
    private final String fileName;
    private final FetchOptions options;
    private final SafeSink sink;
    private final Receiver receiver;
    private final ServerLine line;
    private final Alarm alarm = new Alarm(this::timePassed);

    private boolean lengthTold;

    /** All bytes are there; the port stays a while for a server that missed the last ACK. */
    private boolean lingering;

    private boolean over;

    FileFetch(
            TftpClient client, InetSocketAddress serverAddress, String fileName, FetchOptions options, FetchSink sink) {
        this.client = client;
        this.serverAddress = serverAddress;
        this.fileName = fileName;
        this.options = options;
        this.sink = new SafeSink(sink, fileName);
        this.line = new ServerLine(client, serverAddress, options.localAddress());
        long first = options.initialTimeout().toNanos();
        long idle = options.idleLimit().toNanos();
        receiver = new Receiver(
                wanted(options),
                new ReceiverLimits(options.tries(), idle, options.maxBytes()),
                new BackingOffTimeout(first, Math.max(first, idle)));
    }

    private static Map<String, String> wanted(FetchOptions options) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put(OptionNames.TSIZE, "0");
        if (options.blksize() != Agreement.PLAIN_BLKSIZE) {
            wanted.put(OptionNames.BLKSIZE, Integer.toString(options.blksize()));
        }
        if (options.windowsize() != 1) {
            wanted.put(OptionNames.WINDOWSIZE, Integer.toString(options.windowsize()));
        }
        return wanted;
    }

    void start() {
        if (over) {
            return;
        }
        if (serverAddress.isUnresolved()) {
            fail(new FetchFailure.Unreachable("unknown host " + serverAddress.getHostString()));
            return;
        }
        if (open()) {
            act(receiver.start(System.nanoTime()), null);
        }
    }

    private boolean open() {
        try {
            line.open(this::arrived, this::portUnreachable);
            return true;
        } catch (IOException noWay) {
            fail(new FetchFailure.Unreachable("no way to " + serverAddress + ": " + noWay.getMessage()));
            return false;
        }
    }

    /**
     * Asks anew, from another port (RFC 1350 section 4): neither can the server take it for the request it has answered, nor can
     * what is left of the first answer be taken for the second.
     */
    private void startOver() {
        ReceiverFailure failure = Objects.requireNonNull(receiver.failure(), "failure");
        line.tell(failure.tell(), failure.why());
        LOG.debug("Asking {} for {} without options: {}", serverAddress, Printable.of(fileName), failure.why());
        line.close();
        if (open()) {
            sendRequest();
        }
    }

    void cancel() {
        if (lingering) {
            end();
        } else if (!over) {
            line.tell(ErrorCode.NOT_DEFINED, "cancelled");
            fail(new FetchFailure.Cancelled("cancelled"));
        }
    }

    private void portUnreachable() {
        if (lingering) {
            end();
        } else {
            fail(new FetchFailure.Unreachable("nobody listens on " + serverAddress));
        }
    }

    private void timePassed() {
        if (lingering) {
            end();
        } else {
            act(receiver.timePassed(System.nanoTime()), null);
        }
    }

    private void arrived(Peer from, ByteBuffer datagram) {
        if (over) {
            return;
        }
        if (!line.isServer(from)) {
            line.tellStranger(from, datagram);
        } else if (lingering) {
            if (PacketDecoder.opcode(datagram) == Opcode.DATA) {
                sendAck();
            }
        } else {
            answered(from, datagram);
        }
    }

    private void answered(Peer from, ByteBuffer datagram) {
        long now = System.nanoTime();
        switch (PacketDecoder.decode(datagram)) {
            case Packet.Data data -> {
                Receiver.Verdict verdict =
                        receiver.data(data.block(), data.payload().remaining(), now);
                accept(from, verdict);
                act(verdict, data.payload());
            }
            case Packet.Oack oack -> {
                Receiver.Verdict verdict = receiver.oack(oack.options(), now);
                accept(from, verdict);
                act(verdict, null);
            }
            case Packet.Error error -> errorCame(error, now);
            case Malformed cut
            when cut.opcode() == Opcode.ERROR ->
                errorCame(
                        new Packet.Error(
                                ErrorCode.NOT_DEFINED.number(), cut.reason().text()),
                        now);
            case Malformed garbage
            when garbage.opcode() == Opcode.OACK -> {
                Receiver.Verdict verdict =
                        receiver.unreadableOack(garbage.reason().text(), now);
                accept(from, verdict);
                act(verdict, null);
            }
            default -> {
                // Nothing else comes from a server: lost to the same effect as a datagram cut on its way.
            }
        }
    }

    private void accept(Peer from, Receiver.Verdict verdict) {
        if (verdict != Receiver.Verdict.IGNORE) {
            line.answeredFrom(from);
        }
    }

    private void errorCame(Packet.Error error, long now) {
        ErrorCode code = ErrorCode.of(error.code()).orElse(ErrorCode.NOT_DEFINED);
        if (code == ErrorCode.FILE_NOT_FOUND) {
            fail(new FetchFailure.NotFound(error.message()));
        } else if (receiver.isNegotiating() && mayBeAboutOptions(code)) {
            // The server has ended this one, so there is nobody to tell.
            line.forgetServer();
            act(receiver.refused(error.message(), now), null);
        } else {
            fail(new FetchFailure.Refused(error.code(), error.message()));
        }
    }

    /** Servers say in many ways that they dislike an option; these codes alone are about the file, with options or without. */
    private static boolean mayBeAboutOptions(ErrorCode code) {
        return switch (code) {
            case FILE_NOT_FOUND, ACCESS_VIOLATION, FILE_EXISTS, NO_SUCH_USER -> false;
            case NOT_DEFINED, DISK_FULL, ILLEGAL_OPERATION, UNKNOWN_TID, OPTIONS_REFUSED -> true;
        };
    }

    private void act(Receiver.Verdict verdict, @Nullable ByteBuffer payload) {
        tellLength();
        switch (verdict) {
            case IGNORE -> {
                // The packet is a repeat, or came too early.
            }
            case SEND_REQUEST -> sendRequest();
            case START_OVER -> startOver();
            case SEND_ACK -> sendAck();
            case TAKE -> sink.bytes(payload);
            case TAKE_AND_ACK -> {
                sink.bytes(payload);
                sendAck();
            }
            case COMPLETE -> {
                sink.bytes(payload);
                complete();
            }
            case FAILED -> failed();
        }
        if (sink.broken()) {
            line.tell(ErrorCode.NOT_DEFINED, "cancelled");
            end();
        } else if (!over && !lingering) {
            client.loop().alarms().set(alarm, receiver.wakeAt());
        }
    }

    private void tellLength() {
        long tsize = receiver.agreement().tsize();
        if (tsize > 0 && !lengthTold) {
            lengthTold = true;
            sink.lengthKnown(tsize);
        }
    }

    private void complete() {
        if (sink.broken()) {
            return;
        }
        sendAck();
        if (receiver.agreement().tsize() == 0 && receiver.bytes() == 0) {
            // Only now is it known that the server meant it.
            sink.lengthKnown(0);
        }
        sink.complete();
        lingering = true;
        client.lingers(this);
        long linger = options.initialTimeout().toNanos() * 3 / 2;
        client.loop().alarms().set(alarm, System.nanoTime() + linger);
    }

    private void failed() {
        ReceiverFailure failure = Objects.requireNonNull(receiver.failure(), "failure");
        line.tell(failure.tell(), failure.why());
        fail(
                switch (failure.kind()) {
                    case BROKEN -> new FetchFailure.Broken(failure.why());
                    case TOO_LARGE -> new FetchFailure.TooLarge(failure.why());
                    case TIMED_OUT -> new FetchFailure.TimedOut(failure.why());
                });
    }

    private void fail(FetchFailure failure) {
        if (!over) {
            end();
            sink.failed(failure);
        }
    }

    private void end() {
        over = true;
        lingering = false;
        client.loop().alarms().cancel(alarm);
        line.close();
        client.forget(this);
    }

    private void sendRequest() {
        line.ask(new Packet.Rrq(fileName, Mode.OCTET, receiver.asked()));
    }

    private void sendAck() {
        line.acknowledge(receiver.ackBlock());
    }
}
