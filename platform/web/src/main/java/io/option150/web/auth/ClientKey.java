package io.option150.web.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What tells clients apart that are counted: an IPv4 address, or the /64 of an IPv6 one, of which one host has them all. */
final class ClientKey {

    private static final int PREFIX_BYTES = 8;
    private static final String UNKNOWN = "";

    private ClientKey() {}

    /** That of an address as a literal; all that is none has one in common. */
    static String of(@Nullable String address) {
        if (address == null) {
            return UNKNOWN;
        }
        try {
            var host = InetAddress.ofLiteral(address);
            return host instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(host.getAddress(), PREFIX_BYTES))
                    : host.getHostAddress();
        } catch (IllegalArgumentException _) {
            return UNKNOWN;
        }
    }
}
