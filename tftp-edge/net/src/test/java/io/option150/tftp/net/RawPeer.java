package io.option150.tftp.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.protocol.Decoded;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketDecoder;
import io.option150.tftp.protocol.PacketEncoder;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/** A socket that says on the wire just what a test wants, be it a client or a server. */
public final class RawPeer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DatagramSocket socket;
    private SocketAddress latest = new InetSocketAddress(0);

    /** On a free port of that address. */
    public RawPeer(InetAddress address) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(address, 0));
    }

    /** On a free port of 127.0.0.1. */
    public static RawPeer onLoopback() throws IOException {
        return new RawPeer(InetAddress.ofLiteral("127.0.0.1"));
    }

    /** Where it is reached. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Sender of the packet that came last. */
    public InetSocketAddress latest() {
        return (InetSocketAddress) latest;
    }

    /** Sends any bytes. */
    public void send(SocketAddress to, byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    /** Sends a packet. */
    public void send(SocketAddress to, Packet packet) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(65507);
        PacketEncoder.encode(packet, buffer);
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        send(to, bytes);
    }

    /** Answers the packet that came last. */
    public void answer(Packet packet) throws IOException {
        send(latest, packet);
    }

    /** Asks for a file in octet mode. */
    public void ask(SocketAddress server, String name, Map<String, String> options) throws IOException {
        send(server, new Packet.Rrq(name, Mode.OCTET, options));
    }

    /** The next packet; fails when none comes. */
    public Decoded receive() throws IOException {
        return receive(PATIENCE);
    }

    /** The next packet, which must be of that kind. */
    public <T extends Packet> T receive(Class<T> kind) throws IOException {
        Decoded packet = receive();
        assertThat(packet).isInstanceOf(kind);
        return kind.cast(packet);
    }

    /** Fails when anything comes within the time. */
    public void assertSilence(Duration time) throws IOException {
        try {
            throw new AssertionError("silence was expected, came " + receive(time));
        } catch (SocketTimeoutException silent) {
            // That is what was expected.
            assertThat(silent).isNotNull();
        }
    }

    private Decoded receive(Duration patience) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65507], 65507);
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        socket.receive(packet);
        latest = packet.getSocketAddress();
        return PacketDecoder.decode(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
    }

    @Override
    public void close() {
        socket.close();
    }
}
