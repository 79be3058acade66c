package io.option150.tftp.net.datagram;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** One bound socket of a loop. Used on the loop's thread only. */
public interface DatagramPort extends AutoCloseable {
    /** The address and port it is bound to, from which all it sends leaves. */
    InetSocketAddress local();

    /** The receive buffer that the kernel granted, in bytes. */
    int receiveBufferBytes();

    /**
     * Sends a datagram, or keeps a copy until the kernel has room for it. Like any datagram it may get lost; an address
     * that cannot be reached is no error here, for it must not disturb the others.
     *
     * @param datagram between position and limit; used up when the call returns
     */
    void send(Peer to, ByteBuffer datagram);

    /** Frees the port. */
    @Override
    void close();
}
