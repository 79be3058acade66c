package io.option150.tftp.net.datagram.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.option150.tftp.net.datagram.Peer;
import java.lang.foreign.MemorySegment;

/**
 * Control messages: length of head and data (8), level (4), type (4), then the data; the next one starts at the
 * following multiple of 8. Read and written are the packet information of wildcard sockets (ip(7), ipv6(7)) and the
 * segment size (udp(7)).
 */
final class ControlData {
    static final int IPPROTO_IP = 0;
    static final int IPPROTO_UDP = 17;
    static final int IPPROTO_IPV6 = 41;
    static final int IP_PKTINFO = 8;
    static final int IPV6_RECVPKTINFO = 49;
    static final int UDP_SEGMENT = 103;

    /** Room for all that is written or read of one datagram. */
    static final int ROOM = 64;

    private static final int IPV6_PKTINFO = 50;
    private static final int LEVEL = 8;
    private static final int TYPE = 12;
    private static final int DATA = 16;
    /** {@code in_pktinfo}: interface (4), address of this machine to answer from (4), address in the packet (4). */
    private static final int PKTINFO_BYTES = 12;
    /** {@code in6_pktinfo}: address in the packet (16), interface (4). */
    private static final int PKTINFO6_BYTES = 20;

    private ControlData() {}

    /** Tells {@code peer} which address it asked, if the data say so. */
    static void readAsked(MemorySegment at, long offset, long length, Peer peer) {
        long end = offset + length;
        for (long each = offset; each + DATA <= end; each += aligned(at.get(JAVA_LONG, each))) {
            int level = at.get(JAVA_INT, each + LEVEL);
            int type = at.get(JAVA_INT, each + TYPE);
            if (level == IPPROTO_IP && type == IP_PKTINFO) {
                peer.asked(0, Peer.ipv4(at.get(SocketAddress.IPV4, each + DATA + 4)));
            } else if (level == IPPROTO_IPV6 && type == IPV6_PKTINFO) {
                peer.asked(at.get(SocketAddress.HALF, each + DATA), at.get(SocketAddress.HALF, each + DATA + 8));
            }
        }
    }

    /** Has the datagram leave from the address that {@code peer} asked; returns the bytes written. */
    static int writeAsked(Peer peer, int family, MemorySegment at, long offset) {
        if (family == SocketAddress.AF_INET) {
            head(at, offset, PKTINFO_BYTES, IPPROTO_IP, IP_PKTINFO);
            at.set(JAVA_INT, offset + DATA, 0);
            at.set(SocketAddress.IPV4, offset + DATA + 4, (int) peer.askedLow());
            at.set(JAVA_INT, offset + DATA + 8, 0);
            return aligned(DATA + PKTINFO_BYTES);
        }
        head(at, offset, PKTINFO6_BYTES, IPPROTO_IPV6, IPV6_PKTINFO);
        at.set(SocketAddress.HALF, offset + DATA, peer.askedHigh());
        at.set(SocketAddress.HALF, offset + DATA + 8, peer.askedLow());
        at.set(JAVA_INT, offset + DATA + 16, 0);
        return aligned(DATA + PKTINFO6_BYTES);
    }

    /** Has the kernel cut the datagram into segments of that size; returns the bytes written. */
    static int writeSegment(int bytes, MemorySegment at, long offset) {
        head(at, offset, Short.BYTES, IPPROTO_UDP, UDP_SEGMENT);
        at.set(JAVA_SHORT, offset + DATA, (short) bytes);
        return aligned(DATA + Short.BYTES);
    }

    private static void head(MemorySegment at, long offset, int dataBytes, int level, int type) {
        at.set(JAVA_LONG, offset, DATA + dataBytes);
        at.set(JAVA_INT, offset + LEVEL, level);
        at.set(JAVA_INT, offset + TYPE, type);
    }

    private static int aligned(long length) {
        // A length below that of a head would never end the loop over them.
        return (int) (Math.max(length, DATA) + 7) & ~7;
    }
}
