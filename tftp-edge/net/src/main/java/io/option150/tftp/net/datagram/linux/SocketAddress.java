package io.option150.tftp.net.datagram.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.option150.tftp.net.datagram.Peer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * {@code sockaddr_in} (family, port, 4 bytes) and {@code sockaddr_in6} (family, port, flow, 16 bytes, scope); ports and
 * addresses are big-endian, all else is in the machine's order.
 */
final class SocketAddress {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    /** Room that holds either. */
    static final int ROOM = 32;

    private static final int LENGTH_IPV4 = 16;
    private static final int LENGTH_IPV6 = 28;
    private static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    /** Big-endian, as addresses are. */
    static final ValueLayout.OfInt IPV4 = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    /** Half an IPv6 address. */
    static final ValueLayout.OfLong HALF = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private SocketAddress() {}

    /** Writes an address and returns its length; {@code family} is that of the socket. */
    static int write(Peer peer, int family, MemorySegment at, long offset) {
        at.set(JAVA_SHORT, offset, (short) family);
        at.set(PORT, offset + 2, (short) peer.port());
        if (family == AF_INET) {
            at.set(IPV4, offset + 4, (int) peer.low());
            return LENGTH_IPV4;
        }
        at.set(JAVA_INT, offset + 4, 0);
        at.set(HALF, offset + 8, peer.high());
        at.set(HALF, offset + 16, peer.low());
        at.set(JAVA_INT, offset + 24, peer.scope());
        return LENGTH_IPV6;
    }

    static void read(MemorySegment at, long offset, Peer into) {
        int port = Short.toUnsignedInt(at.get(PORT, offset + 2));
        if (at.get(JAVA_SHORT, offset) == AF_INET) {
            into.set(0, Peer.ipv4(at.get(IPV4, offset + 4)), port, 0);
        } else {
            into.set(at.get(HALF, offset + 8), at.get(HALF, offset + 16), port, at.get(JAVA_INT, offset + 24));
        }
    }
}
