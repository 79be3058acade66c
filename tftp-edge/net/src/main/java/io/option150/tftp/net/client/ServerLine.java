package io.option150.tftp.net.client;

import io.option150.tftp.net.datagram.Arrivals;
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

/**
 * The line of one fetch to its server: the port it asks from, and the one that the server answers from, once it did
 * (RFC 1350 section 4). Lives on the client's thread.
 */
final class ServerLine {

    private final TftpClient client;
    private final InetSocketAddress address;
    private final @Nullable InetAddress local;
    private final Peer server = new Peer();
    private @Nullable FetchPorts ports;
    private @Nullable Peer tid;

    /**
     * A line that has yet to be opened.
     *
     * @param local address to ask from; null for any
     */
    ServerLine(TftpClient client, InetSocketAddress address, @Nullable InetAddress local) {
        this.client = client;
        this.address = address;
        this.local = local;
    }

    /** Opens a port; the line must be closed, and its server's address known. */
    void open(Arrivals arrivals, Runnable unreachable) throws IOException {
        server.set(address);
        ports = FetchPorts.open(client.driver(), address, local, arrivals, unreachable);
    }

    /** Closes the port if one is open, and forgets the one that the server answered from. */
    void close() {
        tid = null;
        if (ports != null) {
            ports.close();
            ports = null;
        }
    }

    /** Whether packets from there may be the server's: from any port of its host until it has answered. */
    boolean isServer(Peer from) {
        Peer known = tid;
        return known == null ? from.sameHost(server) : from.equals(known);
    }

    /** The server has answered from there; only the first time counts. */
    void answeredFrom(Peer from) {
        if (tid == null) {
            tid = from.copy();
        }
    }

    /** The server has ended this transfer, and may begin one from another port. */
    void forgetServer() {
        tid = null;
    }

    void ask(Packet.Rrq request) {
        if (ports != null) {
            ports.ask(server, encoded(request));
        }
    }

    void acknowledge(long block) {
        if (tid != null && ports != null) {
            ByteBuffer packet = client.packet();
            PacketEncoder.ack(block, packet);
            ports.send(tid, packet.flip());
        }
    }

    /** Tells the server, if it has answered, that the transfer is over. */
    void tell(ErrorCode code, String message) {
        if (tid != null && ports != null) {
            ports.send(tid, encoded(new Packet.Error(code.number(), message)));
        }
    }

    /** Another transfer's packet, such as the answer to a repeated RRQ: told off, and without effect on this one. */
    void tellStranger(Peer from, ByteBuffer datagram) {
        if (ports != null && PacketDecoder.opcode(datagram) != Opcode.ERROR) {
            ports.send(from, encoded(new Packet.Error(ErrorCode.UNKNOWN_TID.number(), "unknown transfer id")));
        }
    }

    private ByteBuffer encoded(Packet packet) {
        ByteBuffer buffer = client.packet();
        PacketEncoder.encode(packet, buffer);
        return buffer.flip();
    }
}
