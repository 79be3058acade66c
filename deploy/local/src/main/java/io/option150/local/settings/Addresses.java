package io.option150.local.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of IP addresses as users write them. */
public final class Addresses {

    private Addresses() {}

    /**
     * Reads {@code 127.0.0.1,::1}.
     *
     * @param key named in the message of a refusal
     * @throws IllegalArgumentException if it is empty, or a part of it is no IPv4 or IPv6 address (names are not looked up)
     */
    public static List<InetAddress> parse(String key, String text) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String part : Arrays.stream(text.split(",", -1)).map(String::strip).toList()) {
            try {
                InetAddress address = InetAddress.ofLiteral(part);
                if (!addresses.contains(address)) {
                    addresses.add(address);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        key + " must be a list of IPv4 and IPv6 addresses, not \"" + text + "\"", e);
            }
        }
        return List.copyOf(addresses);
    }

    /** The address as in an URL's host, an IPv6 one shortened and in brackets. */
    public static String host(InetAddress address) {
        return address instanceof Inet6Address ? "[" + text(address) + "]" : text(address);
    }

    /** Address and port, as in {@code 127.0.0.1:69} and {@code [::1]:69}. */
    public static String endpoint(InetAddress address, int port) {
        return host(address) + ":" + port;
    }

    /** The list in the form that {@link #parse} reads. */
    public static String join(List<InetAddress> addresses) {
        return addresses.stream().map(Addresses::text).collect(Collectors.joining(","));
    }

    /** As in RFC 5952, for the two addresses that are met here every day; the JDK writes them out in full. */
    private static String text(InetAddress address) {
        if (address instanceof Inet6Address six && six.isLoopbackAddress()) {
            return "::1";
        }
        if (address instanceof Inet6Address six && six.isAnyLocalAddress()) {
            return "::";
        }
        return address.getHostAddress();
    }
}
