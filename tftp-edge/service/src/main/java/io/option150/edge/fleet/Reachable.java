package io.option150.edge.fleet;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Under which address others reach what listens here. */
final class Reachable {

    private static final Logger LOG = Logger.getLogger(Reachable.class);

    private Reachable() {}

    /**
     * An address with its port, as in {@code 192.0.2.1:8081} or {@code [2001:db8::1]:8081}, without a zone, which means something
     * on this host alone.
     *
     * @param host as it is set; one that means all addresses becomes the best that this host has
     */
    static String text(String host, int port) {
        String shown = isEverywhere(host) ? best(host.equals("0.0.0.0")).orElse(loopback(host)) : host;
        String bare = shown.replaceFirst("%.*", "");
        return (bare.contains(":") ? "[" + bare + "]" : bare) + ":" + port;
    }

    private static Optional<String> best(boolean onlyV4) {
        return best(onlyV4, named()).or(() -> best(onlyV4, interfaces()));
    }

    /** The first IPv4 address that is not for this host or link alone, else such an IPv6 address. */
    static Optional<String> best(boolean onlyV4, List<InetAddress> own) {
        return own.stream()
                .filter(address -> !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && !address.isAnyLocalAddress()
                        && !address.isMulticastAddress())
                .filter(address -> !onlyV4 || address instanceof Inet4Address)
                .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .map(InetAddress::getHostAddress);
    }

    private static boolean isEverywhere(String host) {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]") || host.equals("0:0:0:0:0:0:0:0");
    }

    private static String loopback(String host) {
        return host.equals("0.0.0.0") ? "127.0.0.1" : "::1";
    }

    private static List<InetAddress> named() {
        try {
            return List.of(InetAddress.getAllByName(InetAddress.getLocalHost().getHostName()));
        } catch (UnknownHostException e) {
            LOG.debug("This host does not know its address by its name", e);
            return List.of();
        }
    }

    /** In the order of the interfaces: bridges of containers come late. */
    private static List<InetAddress> interfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .toList();
        } catch (SocketException e) {
            LOG.debug("This host does not tell its addresses", e);
            return List.of();
        }
    }
}
