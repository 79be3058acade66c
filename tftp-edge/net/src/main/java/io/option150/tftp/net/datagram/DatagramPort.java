package io.option150.tftp.net.datagram;

import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * One bound socket of a loop. Used on the loop's thread only.
 *
 * <p>What is sent leaves at the latest when the loop waits next. Like any datagram it may get lost; an address that
 * cannot be reached is no error here, for it must not disturb the others.
 */
public interface DatagramPort extends AutoCloseable {
    /** The address and port it is bound to, from which all it sends leaves. */
    InetSocketAddress local();

    /** The receive buffer that the kernel granted, in bytes. */
    int receiveBufferBytes();

    /**
     * Sends a datagram.
     *
     * @param datagram between position and limit; used up when the call returns. Nothing is copied when it is the
     *     buffer that {@link DatagramDriver#packet} gave last
     */
    void send(Peer to, ByteBuffer datagram);

    /**
     * Sends four bytes and, behind them, bytes of a memory that are not copied where the system can gather.
     *
     * @param head the four bytes, big-endian
     * @param memory native, and not changed any more; it is kept reachable until the datagram has left
     */
    void send(Peer to, int head, MemorySegment memory, long offset, int length);

    /** Sends what has not left yet, and frees the port. */
    @Override
    void close();
}
