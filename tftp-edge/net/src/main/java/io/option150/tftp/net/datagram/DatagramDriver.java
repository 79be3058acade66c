package io.option150.tftp.net.datagram;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The sockets of one loop. All but {@link #wakeUp()} is called on the loop's thread, or before that runs. */
public interface DatagramDriver extends AutoCloseable {
    /** How a port is shared among sockets. */
    enum Sharing {
        /** With none: binding fails when another socket, of whatever process, has the port. */
        ALONE,
        /** Binding fails as for {@link #ALONE}; then those that {@link #JOIN} may share it. */
        FOUND,
        /** With the socket that {@link #FOUND} the port. */
        JOIN
    }

    /**
     * Binds a socket.
     *
     * @param local address and port; port 0 for any that is free
     * @param receiveBufferBytes wanted, of which the kernel may grant less; 0 for the system's usual, where no
     *     more than a datagram at a time is expected
     * @throws IOException when it cannot be bound
     */
    DatagramPort open(InetSocketAddress local, Sharing sharing, int receiveBufferBytes, Arrivals arrivals)
            throws IOException;

    /**
     * An empty buffer in which to make the next datagram that is sent on a port of this driver.
     *
     * @param bytes of room, 1 to 65535
     */
    ByteBuffer packet(int bytes);

    /**
     * Sends what has not left yet, waits until datagrams come, {@link #wakeUp()} is called or the time is over, and
     * hands over what came.
     *
     * @param nanos longest wait; 0 or less does not wait, {@link Long#MAX_VALUE} waits without end
     * @return whether more may be there already: a port gave as much as is taken in one go
     */
    boolean poll(long nanos) throws IOException;

    /** Ends the present or the next wait; from any thread. */
    void wakeUp();

    /** Sends what has not left yet, and closes all sockets. */
    @Override
    void close();
}
