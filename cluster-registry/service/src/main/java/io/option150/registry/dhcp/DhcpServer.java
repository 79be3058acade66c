package io.option150.registry.dhcp;

import io.option150.registry.address.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A DHCP server's way of writing option 150 (RFC 5859) and sub-option 1 of enterprise 9's vendor option (RFC 8415). */
enum DhcpServer {
    /** ISC Kea. Option 150 in hex: whether this code is known by name depends on the release. */
    KEA {
        @Override
        String ipv4(List<IpAddress> servers) {
            return """
                    // kea-dhcp4.conf, in "Dhcp4" or in a subnet:
                    "option-data": [
                      { "space": "dhcp4", "code": 150, "csv-format": false, "data": "%s" }
                    ]
                    """.formatted(TftpServers.hex(servers));
        }

        @Override
        String ipv6(List<IpAddress> servers) {
            return """
                    // kea-dhcp6.conf, in "Dhcp6":
                    "option-def": [
                      { "space": "vendor-9", "name": "tftp-servers", "code": 1, "type": "ipv6-address", "array": true }
                    ],
                    "option-data": [
                      { "space": "dhcp6", "name": "vendor-opts", "data": "9" },
                      { "space": "vendor-9", "name": "tftp-servers", "data": "%s" }
                    ]
                    """.formatted(TftpServers.joined(servers, ", "));
        }
    },
    /** ISC dhcpd. */
    ISC {
        @Override
        String ipv4(List<IpAddress> servers) {
            return """
                    # dhcpd.conf
                    option cisco-tftp code 150 = array of ip-address;
                    option cisco-tftp %s;
                    """.formatted(TftpServers.joined(servers, ", "));
        }

        @Override
        String ipv6(List<IpAddress> servers) {
            return """
                    # dhcpd6.conf
                    option space cisco code width 2 length width 2;
                    option cisco.tftp-servers code 1 = array of ip6-address;
                    option vsio.cisco code 9 = encapsulate cisco;
                    option cisco.tftp-servers %s;
                    """.formatted(TftpServers.joined(servers, ", "));
        }
    },
    /** dnsmasq. The vendor option as its bytes: enterprise 9, sub-option 1, length, addresses. */
    DNSMASQ {
        @Override
        String ipv4(List<IpAddress> servers) {
            return "dhcp-option=150,%s\n".formatted(TftpServers.joined(servers, ","));
        }

        @Override
        String ipv6(List<IpAddress> servers) {
            var bytes = "00000009" + "0001" + "%04X".formatted(servers.size() * IPV6_BYTES) + TftpServers.hex(servers);
            return "dhcp-option=option6:17,%s\n"
                    .formatted(String.join(":", bytes.split("(?<=\\G..)", -1)).replaceAll(":$", ""));
        }
    },
    /** Cisco IOS. {@code address} takes one, so that several go as hex. */
    IOS {
        @Override
        String ipv4(List<IpAddress> servers) {
            return """
                    ip dhcp pool PHONES
                     option 150 ip %s
                    """.formatted(TftpServers.joined(servers, " "));
        }

        @Override
        String ipv6(List<IpAddress> servers) {
            return """
                    ipv6 dhcp pool PHONES
                     vendor-specific 9
                      suboption 1 %s
                    """.formatted(
                    servers.size() == 1 ? "address " + servers.getFirst().text() : "hex " + TftpServers.hex(servers));
        }
    };

    private static final int IPV6_BYTES = 16;

    /** The server of this name, in lower case. */
    static Optional<DhcpServer> of(String name) {
        return Arrays.stream(values())
                .filter(server -> server.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The configuration for these servers, a part for each family that has any. */
    String configuration(TftpServers servers) {
        return (servers.ipv4().isEmpty() ? "" : ipv4(servers.ipv4()))
                + (servers.ipv6().isEmpty() ? "" : ipv6(servers.ipv6()));
    }

    abstract String ipv4(List<IpAddress> servers);

    abstract String ipv6(List<IpAddress> servers);
}
