package io.option150.storm.phone;

import io.option150.storm.plan.Tftp;
import io.option150.tftp.net.datagram.Arrivals;
import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.datagram.DatagramPort;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.net.loop.Alarm;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Opcode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketDecoder;
import io.option150.tftp.protocol.PacketEncoder;
import io.option150.tftp.protocol.option.OptionNames;
import io.option150.tftp.protocol.transfer.BackingOffTimeout;
import io.option150.tftp.protocol.transfer.Receiver;
import io.option150.tftp.protocol.transfer.ReceiverFailure;
import io.option150.tftp.protocol.transfer.ReceiverLimits;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file over TFTP from a socket of its own, whose port is the phone's TID. Carries out the receiver's verdicts. */
final class TftpDownload implements Arrivals {

    /** Room for a window. */
    private static final int RECEIVE_BUFFER_BYTES = 1 << 17;

    private static final long LARGEST_FILE_BYTES = 1L << 32;
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final LoopTools tools;
    private final String fileName;
    private final @Nullable InetAddress source;
    private final Consumer<FileResult> whenEnded;
    private final Receiver receiver;
    private final Alarm alarm = new Alarm(this::timePassed);
    private final Optional<ByteBuffer> expected;

    private @Nullable DatagramPort port;
    private @Nullable Peer tid;
    private long startedAt;
    private int repeats;
    private boolean differs;
    private boolean over;

    TftpDownload(LoopTools tools, String fileName, @Nullable InetAddress source, Consumer<FileResult> whenEnded) {
        this.tools = tools;
        this.fileName = fileName;
        this.source = source;
        this.whenEnded = whenEnded;
        this.expected = tools.plan().expected().of(fileName);
        Tftp tftp = tools.plan().tftp();
        long first = tftp.timeout().toNanos();
        this.receiver = new Receiver(
                wanted(tftp),
                new ReceiverLimits(tftp.tries(), IDLE_NANOS, LARGEST_FILE_BYTES),
                new BackingOffTimeout(first, first * 16));
    }

    void start() {
        startedAt = System.nanoTime();
        try {
            int buffer = tools.plan().tftp().windowsize() > 1 ? RECEIVE_BUFFER_BYTES : 0;
            port = tools.loop().driver().open(local(), Sharing.ALONE, buffer, this);
        } catch (IOException noSocket) {
            end(Outcome.FAILED, "no socket: " + noSocket.getMessage());
            return;
        }
        act(receiver.start(startedAt));
    }

    @Override
    public void arrived(Peer from, ByteBuffer datagram) {
        Peer known = tid;
        if (over || (known != null && !from.equals(known)) || tools.loses()) {
            return;
        }
        if (known == null) {
            tid = from.copy();
        }
        int opcode = PacketDecoder.opcode(datagram);
        switch (opcode) {
            case Opcode.DATA -> data(datagram);
            case Opcode.OACK -> {
                if (PacketDecoder.decode(datagram) instanceof Packet.Oack oack) {
                    act(receiver.oack(oack.options(), System.nanoTime()));
                }
            }
            case Opcode.ERROR -> {
                if (PacketDecoder.decode(datagram) instanceof Packet.Error error) {
                    errorCame(error);
                }
            }
            default -> end(Outcome.FAILED, "the server sent a packet with opcode " + opcode);
        }
    }

    private void data(ByteBuffer datagram) {
        int block = PacketDecoder.block(datagram);
        if (block < 0) {
            return;
        }
        long position = receiver.bytes();
        ByteBuffer payload = datagram.position(datagram.position() + Integer.BYTES);
        Receiver.Verdict verdict = receiver.data(block, payload.remaining(), System.nanoTime());
        switch (verdict) {
            case TAKE, TAKE_AND_ACK, COMPLETE -> compare(payload, position);
            default -> {
                // No bytes were taken.
            }
        }
        act(verdict);
    }

    private void compare(ByteBuffer payload, long position) {
        if (expected.isPresent()) {
            ByteBuffer whole = expected.get();
            differs |= position + payload.remaining() > whole.limit()
                    || payload.mismatch(whole.slice((int) position, payload.remaining())) >= 0;
        }
    }

    private void errorCame(Packet.Error error) {
        if (error.code() == ErrorCode.FILE_NOT_FOUND.number()) {
            end(Outcome.NOT_FOUND, "");
        } else {
            end(Outcome.FAILED, "ERROR " + error.code() + " " + error.message());
        }
    }

    private void timePassed() {
        Receiver.Verdict verdict = receiver.timePassed(System.nanoTime());
        if (verdict == Receiver.Verdict.SEND_REQUEST || verdict == Receiver.Verdict.SEND_ACK) {
            repeats++;
        }
        act(verdict);
    }

    private void act(Receiver.Verdict verdict) {
        switch (verdict) {
            case IGNORE, TAKE -> {
                // Nothing is to be sent.
            }
            case SEND_REQUEST -> sendRequest();
            case SEND_ACK, TAKE_AND_ACK -> sendAck();
            case COMPLETE -> {
                sendAck();
                complete();
            }
            case FAILED, START_OVER -> {
                // A server under test is held to the options, too.
                ReceiverFailure failure = receiver.failure();
                end(Outcome.FAILED, failure == null ? "" : failure.why());
            }
        }
        if (!over) {
            tools.loop().alarms().set(alarm, receiver.wakeAt());
        }
    }

    private void complete() {
        boolean whole = expected.isEmpty() || expected.get().limit() == receiver.bytes();
        if (differs || !whole) {
            end(Outcome.FAILED, "the bytes are not those expected");
        } else {
            end(Outcome.SERVED, "");
        }
    }

    private void sendRequest() {
        ByteBuffer packet = tools.packet().clear();
        PacketEncoder.encode(new Packet.Rrq(fileName, Mode.OCTET, receiver.asked()), packet);
        send(new Peer().set(tools.plan().target().tftp()), packet.flip());
    }

    private void sendAck() {
        if (tid != null) {
            ByteBuffer packet = tools.packet().clear();
            PacketEncoder.ack(receiver.ackBlock(), packet);
            send(tid, packet.flip());
        }
    }

    private void send(Peer to, ByteBuffer packet) {
        if (port != null && !tools.loses()) {
            port.send(to, packet);
        }
    }

    private void end(Outcome outcome, String detail) {
        over = true;
        tools.loop().alarms().cancel(alarm);
        if (port != null) {
            port.close();
        }
        whenEnded.accept(
                new FileResult(fileName, outcome, System.nanoTime() - startedAt, receiver.bytes(), repeats, detail));
    }

    private InetSocketAddress local() {
        boolean ipv6 = tools.plan().target().tftp().getAddress() instanceof Inet6Address;
        return new InetSocketAddress(source != null ? source : InetAddress.ofLiteral(ipv6 ? "::" : "0.0.0.0"), 0);
    }

    private static Map<String, String> wanted(Tftp tftp) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (tftp.blksize() != 0) {
            wanted.put(OptionNames.BLKSIZE, Integer.toString(tftp.blksize()));
        }
        if (tftp.windowsize() != 1) {
            wanted.put(OptionNames.WINDOWSIZE, Integer.toString(tftp.windowsize()));
        }
        return wanted;
    }
}
