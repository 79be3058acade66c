package io.option150.tftp.net.client;

import io.option150.tftp.net.datagram.Arrivals;
import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.datagram.DatagramPort;
import io.option150.tftp.net.datagram.NioDriver;
import io.option150.tftp.net.datagram.Peer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The port of one fetch. A server may answer from any port of its own, so the socket cannot be connected; but only a
 * connected one hears that nobody listens on the port asked. So there are two on one port where the system can do that:
 * the connected one gets what comes from the port asked, the other all else.
 */
final class FetchPorts implements AutoCloseable {
    private static final int RECEIVE_BUFFER_BYTES = 1 << 18;

    private final DatagramPort open;
    private final @Nullable DatagramPort connected;

    private FetchPorts(DatagramPort open, @Nullable DatagramPort connected) {
        this.open = open;
        this.connected = connected;
    }

    static FetchPorts open(
            NioDriver driver,
            InetSocketAddress server,
            @Nullable InetAddress localAddress,
            Arrivals arrivals,
            Runnable refused)
            throws IOException {
        InetAddress local = localAddress == null ? wildcard(server) : localAddress;
        boolean pair = NioDriver.spreadsLoad();
        DatagramPort open = driver.open(
                new InetSocketAddress(local, 0), pair ? Sharing.FOUND : Sharing.ALONE, RECEIVE_BUFFER_BYTES, arrivals);
        if (!pair) {
            return new FetchPorts(open, null);
        }
        try {
            InetSocketAddress same = new InetSocketAddress(local, open.local().getPort());
            return new FetchPorts(
                    open, driver.connect(same, server, Sharing.JOIN, RECEIVE_BUFFER_BYTES, arrivals, refused));
        } catch (IOException | RuntimeException noWay) {
            open.close();
            throw noWay;
        }
    }

    private static InetAddress wildcard(InetSocketAddress server) {
        return InetAddress.ofLiteral(server.getAddress() instanceof Inet6Address ? "::" : "0.0.0.0");
    }

    /** Sends to the port that is asked. */
    void ask(Peer server, ByteBuffer packet) {
        (connected == null ? open : connected).send(server, packet);
    }

    void send(Peer to, ByteBuffer packet) {
        open.send(to, packet);
    }

    @Override
    public void close() {
        open.close();
        if (connected != null) {
            connected.close();
        }
    }
}
