package io.option150.tftp.net.datagram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel of the portable driver. */
final class NioPort implements DatagramPort {
    private static final Logger LOG = LoggerFactory.getLogger(NioPort.class);

    /** Datagrams taken in one go before other sockets and timers get their turn. */
    private static final int BATCH = 128;

    /** Datagrams kept while the kernel has no room; beyond it they are lost, which a repeat mends. */
    private static final int KEPT = 4096;

    private record Waiting(InetSocketAddress to, ByteBuffer datagram) {}

    private final NioDriver driver;
    private final DatagramChannel channel;
    private final SelectionKey key;
    private final Arrivals arrivals;
    private final Runnable refused;
    private final InetSocketAddress local;
    private final int batch;
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    /** {@code busy}: whether many datagrams may wait at once, so that it pays to look for more than one. */
    NioPort(
            NioDriver driver,
            DatagramChannel channel,
            SelectionKey key,
            boolean busy,
            Arrivals arrivals,
            Runnable refused)
            throws IOException {
        this.driver = driver;
        this.channel = channel;
        this.key = key;
        this.arrivals = arrivals;
        this.refused = refused;
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.batch = busy ? BATCH : 1;
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public int receiveBufferBytes() {
        try {
            return channel.getOption(StandardSocketOptions.SO_RCVBUF);
        } catch (IOException failed) {
            throw new UncheckedIOException("asking " + local + " for its buffer", failed);
        }
    }

    @Override
    public void send(Peer to, ByteBuffer datagram) {
        if (waiting.isEmpty() && trySend(to.socketAddress(), datagram)) {
            return;
        }
        if (waiting.size() < KEPT) {
            ByteBuffer copy =
                    ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
            waiting.add(new Waiting(to.socketAddress(), copy));
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    @Override
    public void send(Peer to, int head, MemorySegment memory, long offset, int length) {
        ByteBuffer packet = driver.packet(Integer.BYTES + length);
        packet.putInt(head).limit(Integer.BYTES + length);
        MemorySegment.copy(memory, offset, MemorySegment.ofBuffer(packet), 0, length);
        send(to, packet.position(0));
    }

    /** Whether the datagram needs no further care: it went, or never can. */
    private boolean trySend(InetSocketAddress to, ByteBuffer datagram) {
        try {
            int length = datagram.remaining();
            return channel.send(datagram, to) > 0 || length == 0;
        } catch (PortUnreachableException nobodyThere) {
            refused.run();
            return true;
        } catch (IOException unreachable) {
            LOG.debug("Sending from {} to {} failed", local, to, unreachable);
            return true;
        }
    }

    /** Receives into {@code buffer} what is there, and sends what has waited; tells whether more may be there. */
    boolean ready(ByteBuffer buffer, Peer from) throws IOException {
        if (key.isValid() && key.isWritable()) {
            sendWaiting();
        }
        try {
            for (int taken = 0; taken < batch && channel.isOpen(); taken++) {
                buffer.clear();
                if (!(channel.receive(buffer) instanceof InetSocketAddress sender)) {
                    return false;
                }
                arrivals.arrived(from.set(sender), buffer.flip());
            }
            // A selector tells again of a single one that was left.
            return batch > 1 && channel.isOpen();
        } catch (PortUnreachableException nobodyThere) {
            refused.run();
            return false;
        }
    }

    private void sendWaiting() {
        Waiting next = waiting.peek();
        while (next != null && trySend(next.to(), next.datagram())) {
            waiting.remove();
            next = waiting.peek();
        }
        if (waiting.isEmpty()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("closing " + local, failed);
        }
    }
}
