package io.option150.tftp.net.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses to bind. Where the transport cannot tell which address was asked, a socket bound to a wildcard would
 * answer from whichever address the routing table likes; a client that asked another one would not take that answer. So
 * each address gets a socket of its own there.
 */
final class ListenAddresses {
    private ListenAddresses() {}

    /** The addresses themselves, with {@code ::} as the wildcards of both families. */
    static List<InetAddress> byFamily(List<InetAddress> listen) {
        Collection<InetAddress> each = new LinkedHashSet<>();
        for (InetAddress address : listen) {
            if (address.isAnyLocalAddress()) {
                each.add(InetAddress.ofLiteral("0.0.0.0"));
            }
            each.add(address);
        }
        return List.copyOf(each);
    }

    /**
     * The addresses themselves, each wildcard replaced by what the machine has now.
     *
     * @throws SocketException when the system does not tell its interfaces
     */
    static List<InetAddress> expand(List<InetAddress> listen) throws SocketException {
        Collection<InetAddress> expanded = new LinkedHashSet<>();
        for (InetAddress address : listen) {
            if (address.isAnyLocalAddress()) {
                // "::" takes IPv4 as well, as a dual-stack socket does.
                boolean both = !(address instanceof Inet4Address);
                ofThisMachine()
                        .filter(each -> both || each instanceof Inet4Address)
                        .forEach(expanded::add);
            } else {
                expanded.add(address);
            }
        }
        return List.copyOf(expanded);
    }

    private static Stream<InetAddress> ofThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(ListenAddresses::isUp)
                .flatMap(NetworkInterface::inetAddresses);
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException gone) {
            // An interface that went away since it was listed has no address to serve.
            return false;
        }
    }
}
