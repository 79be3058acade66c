package io.option150.edge.warm.play;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where this machine reaches what it serves itself. */
final class Loopback {

    private static final InetAddress IPV4 = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress IPV6 = InetAddress.ofLiteral("::1");

    private Loopback() {}

    /** An address to ask at, of one that is served. */
    static InetSocketAddress of(InetSocketAddress served) {
        if (!served.getAddress().isAnyLocalAddress()) {
            return served;
        }
        return new InetSocketAddress(served.getAddress() instanceof Inet6Address ? IPV6 : IPV4, served.getPort());
    }
}
