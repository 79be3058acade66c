package io.option150.registry.address;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address without a zone. Two spellings of one address are equal; an IPv4 address written as IPv6
 * ({@code ::ffff:192.0.2.1}) is that IPv4 address.
 *
 * @param inet the address; bears no host name
 */
public record IpAddress(InetAddress inet) {

    // The JDK also reads "127.1", octal numbers and zones, which other parts of a network read differently or not at
    // all.
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:[^:]*:)[0-9a-fA-F:]+(?:\\d{1,3}(?:\\.\\d{1,3}){3})?");
    private static final int LONGEST = 45;

    public IpAddress {
        Objects.requireNonNull(inet, "inet");
    }

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

    /** Whether one host can be asked at this address: neither unspecified nor multicast nor IPv4's broadcast address. */
    public boolean isHost() {
        return !inet.isAnyLocalAddress() && !inet.isMulticastAddress() && !text().equals("255.255.255.255");
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
