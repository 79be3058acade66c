package io.option150.tftp.net.server;

import io.option150.tftp.net.Printable;
import io.option150.tftp.net.datagram.Arrivals;
import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.datagram.DatagramPort;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.net.server.TransferReport.Outcome;
import io.option150.tftp.protocol.Decoded;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Malformed;
import io.option150.tftp.protocol.Opcode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketDecoder;
import io.option150.tftp.protocol.PacketEncoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One served address within one loop: its socket and the transfers of the clients that asked it. A client is known by
 * its address and port, so one port serves all of them (field note 1).
 */
final class Listener implements Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final ServerLoop loop;
    private final ReadHandler handler;
    private final DatagramPort port;

    /** Changed by the loop's thread alone; others read it for {@link TftpServer#transfers()}. */
    private final Map<Peer, Transfer> transfers = new ConcurrentHashMap<>();

    private boolean portsRanOut;

    Listener(ServerLoop loop, ReadHandler handler, InetSocketAddress local, Sharing sharing) throws IOException {
        this.loop = loop;
        this.handler = handler;
        this.port = loop.driver().open(local, sharing, loop.config().receiveBufferBytes(), this);
    }

    DatagramPort port() {
        return port;
    }

    InetSocketAddress local() {
        return port.local();
    }

    int receiveBufferBytes() {
        return port.receiveBufferBytes();
    }

    Collection<Transfer> transfers() {
        return transfers.values();
    }

    /** Ends all transfers with an ERROR, so that clients turn elsewhere at once. */
    void shutDown() {
        for (Transfer each : List.copyOf(transfers.values())) {
            each.refuse(Outcome.ABORTED, ErrorCode.NOT_DEFINED, "server is stopping");
        }
    }

    @Override
    public void arrived(Peer from, ByteBuffer datagram) {
        int opcode = PacketDecoder.opcode(datagram);
        switch (opcode) {
            case Opcode.ACK, Opcode.ERROR -> ofTransfer(from, datagram);
            case Opcode.DATA, Opcode.OACK -> dropped(from, DropReason.UNEXPECTED);
            case -1 -> dropped(from, DropReason.MALFORMED);
            default -> {
                if (handler.serves(from)) {
                    request(from, PacketDecoder.decode(datagram));
                } else {
                    dropped(from, DropReason.NOT_SERVED);
                }
            }
        }
    }

    /** What is about no live transfer is not answered: an answer would start an echo between two servers. */
    private void ofTransfer(Peer from, ByteBuffer datagram) {
        Transfer transfer = transfers.get(from);
        if (transfer == null || transfer.line().port() != port) {
            dropped(from, DropReason.UNKNOWN_TRANSFER);
        } else if (!transfer.received(datagram)) {
            dropped(from, DropReason.MALFORMED);
        }
    }

    private void request(Peer from, Decoded decoded) {
        switch (decoded) {
            case Packet.Rrq rrq -> read(from, rrq);
            case Packet.Wrq _ -> {
                dropped(from, DropReason.WRITE_REQUEST);
                answer(from, ErrorCode.ACCESS_VIOLATION, "read-only server");
            }
            case Malformed malformed -> {
                boolean mode = malformed.reason() == Malformed.Reason.BAD_MODE;
                dropped(from, mode ? DropReason.BAD_MODE : DropReason.MALFORMED);
                answer(from, ErrorCode.ILLEGAL_OPERATION, malformed.reason().text());
            }
            default -> dropped(from, DropReason.UNEXPECTED);
        }
    }

    private void read(Peer from, Packet.Rrq rrq) {
        Transfer live = transfers.get(from);
        if (live != null) {
            if (live.isSame(rrq, System.nanoTime())) {
                // The same request again: its transfer repeats what got lost by its own clock.
                return;
            }
            live.end(Outcome.ABORTED, "client asked for something else, or began anew");
        }
        DropReason obstacle = loop.admission().obstacle(from);
        if (obstacle == null) {
            open(from.copy(), rrq);
        } else {
            dropped(from, obstacle);
        }
    }

    private void open(Peer peer, Packet.Rrq rrq) {
        long now = System.nanoTime();
        ReadRequest request = new ReadRequest(rrq.fileName(), rrq.mode(), rrq.options(), peer, port.local());
        loop.observer().transferStarted(request);
        CompletionStage<Reply> answer = ask(request);
        switch (Reply.now(answer)) {
            // About half of all requests are for files that do not exist (field note 7): they take no transfer.
            case Reply.Refuse refuse -> {
                String message = Printable.of(refuse.message());
                answer(peer, refuse.code(), message);
                ended(request, Outcome.ofRefusal(refuse.code()), message, now, refuse.tag());
            }
            case Reply.Silence silence -> ended(request, Outcome.SILENT, silence.why(), now, silence.tag());
            case null, default -> transfer(peer, request, answer, now);
        }
    }

    private CompletionStage<Reply> ask(ReadRequest request) {
        try {
            return handler.read(request);
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private void transfer(Peer peer, ReadRequest request, CompletionStage<Reply> answer, long now) {
        Transfer transfer;
        try {
            transfer =
                    loop.config().ownPort() ? onOwnPort(peer, request) : new Transfer(loop, this, null, peer, request);
        } catch (IOException noPort) {
            noPort(peer, request, answer, now, noPort);
            return;
        }
        transfers.put(peer, transfer);
        loop.admission().opened(peer);
        transfer.await(answer);
    }

    private Transfer onOwnPort(Peer peer, ReadRequest request) throws IOException {
        OwnPort own = loop.ownPorts().take(request.local().getAddress());
        Transfer transfer = new Transfer(loop, this, own, peer, request);
        own.serve(transfer);
        return transfer;
    }

    private void noPort(Peer peer, ReadRequest request, CompletionStage<Reply> answer, long now, IOException reason) {
        if (!portsRanOut) {
            portsRanOut = true;
            LOG.warn("No port of its own for a transfer to {}, told once: {}", peer, reason.toString());
        }
        dropped(peer, DropReason.FULL);
        ended(request, Outcome.SILENT, "no port of its own", now, null);
        answer.thenAccept(late -> {
            if (late instanceof Reply.Send send) {
                send.claim().close();
            }
        });
    }

    private void ended(ReadRequest request, Outcome outcome, String detail, long since, @Nullable Object tag) {
        Duration duration = Duration.ofNanos(System.nanoTime() - since);
        loop.observer().ended(TransferReport.withoutTransfer(request, outcome, detail, duration, tag));
    }

    void forget(Transfer transfer) {
        transfers.remove(transfer.peer(), transfer);
        OwnPort own = transfer.ownPort();
        if (own != null) {
            loop.ownPorts().giveBack(own);
        }
        loop.admission().closed(transfer.peer());
    }

    private void answer(Peer to, ErrorCode code, String message) {
        ByteBuffer packet = loop.packet(ServerLoop.SHORT_PACKET_BYTES);
        PacketEncoder.encode(new Packet.Error(code.number(), message), packet);
        port.send(to, packet.flip());
    }

    void dropped(Peer from, DropReason reason) {
        loop.observer().dropped(from.socketAddress(), reason);
    }
}
