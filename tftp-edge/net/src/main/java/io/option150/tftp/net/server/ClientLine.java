package io.option150.tftp.net.server;

import io.option150.tftp.net.datagram.DatagramPort;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketEncoder;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** The line of one transfer to its client: the port it sends from, and the client's (RFC 1350 section 4). For the loop's thread. */
final class ClientLine {
    private final ServerLoop loop;
    private final DatagramPort port;
    private final Peer peer;

    ClientLine(ServerLoop loop, DatagramPort port, Peer peer) {
        this.loop = loop;
        this.port = port;
        this.peer = peer;
    }

    Peer peer() {
        return peer;
    }

    DatagramPort port() {
        return port;
    }

    /** An empty buffer for a packet of at most that many bytes, which is to be sent next. */
    ByteBuffer packet(int bytes) {
        return loop.packet(bytes);
    }

    void send(ByteBuffer packet) {
        port.send(peer, packet);
    }

    /** Sends four bytes and some of a memory. */
    void send(int head, MemorySegment memory, long offset, int length) {
        port.send(peer, head, memory, offset, length);
    }

    void send(Packet packet) {
        ByteBuffer buffer = packet(ServerLoop.SHORT_PACKET_BYTES);
        PacketEncoder.encode(packet, buffer);
        send(buffer.flip());
    }
}
