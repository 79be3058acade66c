package io.option150.registry.dhcp;

import io.option150.registry.address.IpAddress;
import io.option150.registry.call.Violations;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The addresses that phones are told, in their order.
 *
 * @param ipv4 for option 150
 * @param ipv6 for sub-option 1 of Cisco's vendor option
 */
record TftpServers(List<IpAddress> ipv4, List<IpAddress> ipv6) {

    /** Phones try two; a few more do no harm. */
    private static final int MOST = 8;

    TftpServers {
        ipv4 = List.copyOf(ipv4);
        ipv6 = List.copyOf(ipv6);
    }

    /**
     * Reads the addresses of a call.
     *
     * @throws io.option150.web.ProblemException 400, naming every address that is none
     */
    static TftpServers parse(List<String> texts) {
        var violations = new Violations();
        if (texts.isEmpty() || texts.size() > MOST) {
            violations.add("address", "must be given 1 to " + MOST + " times", Integer.toString(texts.size()));
        }
        for (var text : texts) {
            if (IpAddress.parse(text).filter(IpAddress::isHost).isEmpty()) {
                violations.add("address", "must be the IPv4 or IPv6 address of a host", text);
            }
        }
        violations.refuseIfAny();
        var byFamily = texts.stream()
                .map(text -> IpAddress.parse(text).orElseThrow())
                .collect(Collectors.partitioningBy(IpAddress::isIpv4));
        return new TftpServers(byFamily.getOrDefault(true, List.of()), byFamily.getOrDefault(false, List.of()));
    }

    static String joined(List<IpAddress> addresses, String separator) {
        return addresses.stream().map(IpAddress::text).collect(Collectors.joining(separator));
    }

    /** The addresses as they go over the wire, one after the other. */
    static String hex(List<IpAddress> addresses) {
        return addresses.stream()
                .map(address ->
                        HexFormat.of().withUpperCase().formatHex(address.inet().getAddress()))
                .collect(Collectors.joining());
    }
}
