package io.option150.tftp.net.datagram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The portable driver: one selector over non-blocking channels. */
public final class NioDriver implements DatagramDriver {
    private static final Logger LOG = LoggerFactory.getLogger(NioDriver.class);

    private static final int LARGEST_DATAGRAM = 65535;
    private static final int SEND_BUFFER_BYTES = 1 << 20;

    private final Selector selector;
    private final ByteBuffer received = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final ByteBuffer packet = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final Peer from = new Peer();
    private boolean more;

    private NioDriver(Selector selector) {
        this.selector = selector;
    }

    /**
     * A driver without sockets.
     *
     * @throws IOException when the system gives no selector
     */
    public static NioDriver open() throws IOException {
        return new NioDriver(Selector.open());
    }

    /**
     * Whether this system spreads what arrives over the sockets that share a port; elsewhere only one of them would
     * ever hear anything.
     */
    public static boolean spreadsLoad() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    @Override
    public DatagramPort open(InetSocketAddress local, Sharing sharing, int receiveBufferBytes, Arrivals arrivals)
            throws IOException {
        return open(local, null, sharing, receiveBufferBytes, arrivals, () -> {});
    }

    /**
     * Binds a socket that only speaks with one peer. Beside an unconnected one that {@link Sharing#FOUND} its port it
     * gets what comes from that very peer, and the word of the peer's host that nobody listens there.
     *
     * @param refused runs on the loop's thread when such word came
     * @throws IOException when it cannot be bound, or there is no way to the peer
     */
    public DatagramPort connect(
            InetSocketAddress local,
            InetSocketAddress peer,
            Sharing sharing,
            int receiveBufferBytes,
            Arrivals arrivals,
            Runnable refused)
            throws IOException {
        return open(local, peer, sharing, receiveBufferBytes, arrivals, refused);
    }

    private NioPort open(
            InetSocketAddress local,
            @Nullable InetSocketAddress peer,
            Sharing sharing,
            int receiveBufferBytes,
            Arrivals arrivals,
            Runnable refused)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                local.getAddress() instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            if (receiveBufferBytes > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
                channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            }
            bind(channel, local, sharing);
            if (peer != null) {
                channel.connect(peer);
            }
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            NioPort port = new NioPort(this, channel, key, receiveBufferBytes > 0, arrivals, refused);
            key.attach(port);
            return port;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** The founder binds before it allows sharing, so that a port another process holds is found taken. */
    private static void bind(DatagramChannel channel, InetSocketAddress local, Sharing sharing) throws IOException {
        if (sharing == Sharing.JOIN) {
            channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        channel.bind(local);
        if (sharing == Sharing.FOUND) {
            channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
    }

    @Override
    public ByteBuffer packet(int bytes) {
        return packet.clear();
    }

    @Override
    public boolean poll(long nanos) throws IOException {
        more = false;
        if (nanos <= 0) {
            selector.selectNow(this::ready);
        } else if (nanos == Long.MAX_VALUE) {
            selector.select(this::ready);
        } else {
            // Rounded up: waking a little early would spin until the time has really come.
            selector.select(this::ready, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        }
        return more;
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof NioPort port) {
            try {
                more |= port.ready(received, from);
            } catch (IOException broken) {
                // The socket stays: what is wrong with one datagram is not wrong with the next.
                LOG.debug("Receiving on {} failed", port.local(), broken);
            }
        }
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("closing sockets", failed);
        }
    }
}
