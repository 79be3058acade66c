package io.option150.tftp.net.server;

import io.option150.tftp.net.datagram.Peer;

/** The network that a client is in: what shares an IPv4 /24 or an IPv6 /64 is near each other and of one owner. */
public final class ClientNetwork {
    private static final int IPV4_HOST_BITS = 8;

    private ClientNetwork() {}

    /** A number that tells networks apart. */
    public static long of(Peer client) {
        return client.ipv6() ? client.high() : client.low() >>> IPV4_HOST_BITS;
    }

    /** A place in a table of that many slots, a power of two. */
    public static int slot(long network, int slots) {
        return (int) ((network * 0x9e37_79b9_7f4a_7c15L) >>> 32) & (slots - 1);
    }
}
