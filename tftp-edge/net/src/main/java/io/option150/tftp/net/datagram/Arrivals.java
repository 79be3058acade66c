package io.option150.tftp.net.datagram;

import java.nio.ByteBuffer;

/** Takes what a socket receives, on the loop's thread. */
@FunctionalInterface
public interface Arrivals {
    /**
     * A datagram came.
     *
     * @param from its sender; the driver's own object, good until this call returns
     * @param datagram between position and limit, big-endian; good until this call returns
     */
    void arrived(Peer from, ByteBuffer datagram);
}
