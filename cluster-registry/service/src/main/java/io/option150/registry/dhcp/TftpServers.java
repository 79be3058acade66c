package io.option150.registry.dhcp;

import io.option150.registry.address.IpAddress;
import io.option150.web.Violation;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses that phones are to ask, in the order of their preference.
 *
 * @param ipv4 for option 150
 * @param ipv6 for sub-option 1 of Cisco's vendor option
 */
record TftpServers(List<IpAddress> ipv4, List<IpAddress> ipv6) {

    /** An IPv4 option holds 63 addresses; phones read two, some gateways more. */
    private static final int MOST = 16;

    TftpServers {
        ipv4 = List.copyOf(ipv4);
        ipv6 = List.copyOf(ipv6);
    }

    /**
     * Reads addresses of both families.
     *
     * @throws io.option150.web.ProblemException 400, when there is none, one is no host's, or there are too many
     */
    static TftpServers parse(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST) {
            throw new Violation("address", "must be given 1 to " + MOST + " times", texts.size() + " times")
                    .exception();
        }
        List<IpAddress> all = texts.stream().map(TftpServers::host).distinct().toList();
        return new TftpServers(
                all.stream().filter(IpAddress::isIpv4).toList(),
                all.stream().filter(address -> !address.isIpv4()).toList());
    }

    private static IpAddress host(String text) {
        return IpAddress.parse(text.strip())
                .filter(IpAddress::isHost)
                .orElseThrow(() -> new Violation("address", IpAddress.HOST_RULE, text).exception());
    }

    /** What is odd about these addresses though they may be meant, a sentence each: somebody may be trying things out. */
    List<String> warnings() {
        return Stream.concat(ipv4.stream(), ipv6.stream())
                .filter(address -> address.isLoopback() || address.isLinkLocal())
                .map(address -> "WARNING: " + address
                        + (address.isLoopback()
                                ? " is a loopback address: no phone reaches it."
                                : " is a link-local address: only phones on the same link reach it."))
                .toList();
    }

    /** The IPv4 addresses with a separator. */
    String joinedIpv4(String separator) {
        return ipv4.stream().map(IpAddress::text).collect(Collectors.joining(separator));
    }

    /** The IPv6 addresses with a separator. */
    String joinedIpv6(String separator) {
        return ipv6.stream().map(IpAddress::text).collect(Collectors.joining(separator));
    }

    /** The IPv6 addresses one after the other as they stand in a packet, in hexadecimal. */
    String hexIpv6() {
        return ipv6.stream()
                .map(address -> HexFormat.of().formatHex(address.inet().getAddress()))
                .collect(Collectors.joining());
    }
}
