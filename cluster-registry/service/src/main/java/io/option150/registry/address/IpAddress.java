package io.option150.registry.address;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address without a zone. Two spellings of one address are equal; an IPv4 address written as IPv6
 * ({@code ::ffff:192.0.2.1}) is that IPv4 address.
 *
 * @param inet the address; bears no host name
 */
public record IpAddress(InetAddress inet) {

    /** What holds for an address at which one host can be asked, in the words of a violation. */
    public static final String HOST_RULE =
            "must be a host's IPv4 or IPv6 address, not a name, and not one of 0.0.0.0/8, 224.0.0.0/4"
                    + " (multicast), 240.0.0.0/4 (reserved, broadcast), ::, ff00::/8 (multicast) or fe80::/10 (link-local, which"
                    + " names no host without its zone)";

    // The JDK also reads "127.1", octal numbers and zones, which other parts of a network read differently or not at
    // all.
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:[^:]*:)[0-9a-fA-F:]+(?:\\d{1,3}(?:\\.\\d{1,3}){3})?");
    private static final int LONGEST = 45;

    // First octets of 0.0.0.0/8 and 240.0.0.0/4.
    private static final int THIS_NETWORK = 0;
    private static final int RESERVED = 240;

    /** The address that this literal names, empty if it is none. Never asks a name server. */
    public static Optional<IpAddress> parse(String text) {
        boolean literal = text.length() <= LONGEST
                && (IPV4.matcher(text).matches() || IPV6.matcher(text).matches());
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IpAddress(InetAddress.ofLiteral(text)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** This address without its host name and zone. */
    public static IpAddress of(InetAddress inet) {
        try {
            return new IpAddress(InetAddress.getByAddress(inet.getAddress()));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no IP address: " + inet, e);
        }
    }

    public boolean isIpv4() {
        return inet instanceof Inet4Address;
    }

    /** Whether one host can be asked at this address: {@link #HOST_RULE} (RFC 6890, RFC 4291 section 2.5.6). */
    public boolean isHost() {
        if (inet.isAnyLocalAddress() || inet.isMulticastAddress()) {
            return false;
        }
        if (!isIpv4()) {
            return !inet.isLinkLocalAddress();
        }
        int first = inet.getAddress()[0] & 0xff;
        return first != THIS_NETWORK && first < RESERVED;
    }

    /** Whether this machine alone reaches itself there: 127.0.0.0/8, ::1. */
    public boolean isLoopback() {
        return inet.isLoopbackAddress();
    }

    /** Whether only neighbours on one link reach it: 169.254.0.0/16, fe80::/10. */
    public boolean isLinkLocal() {
        return inet.isLinkLocalAddress();
    }

    /** The canonical text: dotted quad, or RFC 5952. */
    public String text() {
        return NetUtil.toAddressString(inet);
    }

    @Override
    public String toString() {
        return text();
    }
}
