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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A port that answers one transfer at a time, its TID (RFC 1350 section 4). */
final class OwnPort implements Arrivals {
    /** A client sends one ACK at a time: what the system gives is enough. */
    private static final int RECEIVE_BUFFER_BYTES = 0;

    private final ServerLoop loop;
    private final InetAddress address;
    private final DatagramPort port;
    private @Nullable Transfer transfer;

    /** Any free port of that address. */
    OwnPort(ServerLoop loop, InetAddress address) throws IOException {
        this.loop = loop;
        this.address = address;
        InetSocketAddress any = new InetSocketAddress(address, 0);
        this.port = loop.driver().open(any, Sharing.ALONE, RECEIVE_BUFFER_BYTES, this);
    }

    InetAddress address() {
        return address;
    }

    DatagramPort port() {
        return port;
    }

    /** Who is heard from now on; null: nobody. */
    void serve(@Nullable Transfer next) {
        transfer = next;
    }

    @Override
    public void arrived(Peer from, ByteBuffer datagram) {
        Transfer own = transfer;
        if (own == null) {
            // What comes late for a transfer that is over needs no answer, as on the server's own port.
            loop.observer().dropped(from.socketAddress(), DropReason.UNKNOWN_TRANSFER);
        } else if (!from.equals(own.peer())) {
            stranger(from, datagram);
        } else if (!own.received(datagram)) {
            loop.observer().dropped(from.socketAddress(), DropReason.UNEXPECTED);
        }
    }

    private void stranger(Peer from, ByteBuffer datagram) {
        if (PacketDecoder.opcode(datagram) != Opcode.ERROR) {
            ByteBuffer packet = loop.packet(ServerLoop.SHORT_PACKET_BYTES);
            PacketEncoder.encode(new Packet.Error(ErrorCode.UNKNOWN_TID.number(), "unknown transfer id"), packet);
            port.send(from, packet.flip());
        }
        loop.observer().dropped(from.socketAddress(), DropReason.UNKNOWN_TRANSFER);
    }
}
