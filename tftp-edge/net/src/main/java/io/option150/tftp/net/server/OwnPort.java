package io.option150.tftp.net.server;

import io.option150.tftp.net.datagram.Arrivals;
import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.datagram.DatagramPort;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.Opcode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketDecoder;
import io.option150.tftp.protocol.PacketEncoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hears a transfer that answers from a port of its own, its TID (RFC 1350 section 4). */
final class OwnPort implements Arrivals {
    /** A client sends one ACK at a time: what the system gives is enough. */
    private static final int RECEIVE_BUFFER_BYTES = 0;

    private final ServerLoop loop;
    private @Nullable Transfer transfer;

    private OwnPort(ServerLoop loop) {
        this.loop = loop;
    }

    /** A transfer on a fresh port of the address that was asked. */
    static Transfer open(ServerLoop loop, Listener listener, Peer peer, ReadRequest request) throws IOException {
        OwnPort own = new OwnPort(loop);
        InetSocketAddress fresh = new InetSocketAddress(request.local().getAddress(), 0);
        DatagramPort port = loop.driver().open(fresh, Sharing.ALONE, RECEIVE_BUFFER_BYTES, own);
        Transfer transfer = new Transfer(loop, listener, port, peer, request);
        own.transfer = transfer;
        return transfer;
    }

    @Override
    public void arrived(Peer from, ByteBuffer datagram) {
        Transfer own = Objects.requireNonNull(transfer, "transfer");
        boolean stranger = !from.equals(own.peer());
        if (stranger && PacketDecoder.opcode(datagram) != Opcode.ERROR) {
            ByteBuffer packet = loop.packet(ServerLoop.SHORT_PACKET_BYTES);
            PacketEncoder.encode(new Packet.Error(ErrorCode.UNKNOWN_TID.number(), "unknown transfer id"), packet);
            own.port().send(from, packet.flip());
        }
        if (stranger) {
            loop.observer().dropped(from.socketAddress(), DropReason.UNKNOWN_TRANSFER);
        } else if (!own.received(datagram)) {
            loop.observer().dropped(from.socketAddress(), DropReason.UNEXPECTED);
        }
    }
}
