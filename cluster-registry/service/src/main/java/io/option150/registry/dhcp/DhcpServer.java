package io.option150.registry.dhcp;

import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A DHCP server in whose words the configuration is written: option 150 for IPv4 (RFC 5859), sub-option 1 of the vendor
 * option under Cisco's enterprise number 9 for IPv6 (RFC 8415 section 21.17).
 */
enum DhcpServer {
    /** ISC's Kea 2.x. */
    KEA("//") {
        @Override
        String ipv4(TftpServers servers) {
            return """
                    // kea-dhcp4.conf, within "Dhcp4"
                    "option-def": [
                      { "name": "cisco-tftp", "code": 150, "space": "dhcp4", "type": "ipv4-address", "array": true }
                    ],
                    "option-data": [
                      { "name": "cisco-tftp", "space": "dhcp4", "data": "%s" }
                    ]
                    """.formatted(servers.joinedIpv4(", "));
        }

        @Override
        String ipv6(TftpServers servers) {
            return """
                    // kea-dhcp6.conf, within "Dhcp6"
                    "option-def": [
                      { "name": "tftp-servers", "code": 1, "space": "vendor-9", "type": "ipv6-address", "array": true }
                    ],
                    "option-data": [
                      { "name": "vendor-opts", "space": "dhcp6", "data": "9", "always-send": true },
                      { "name": "tftp-servers", "space": "vendor-9", "data": "%s", "always-send": true }
                    ]
                    """.formatted(servers.joinedIpv6(", "));
        }
    },
    /** ISC's dhcpd 4.x. */
    ISC("#") {
        @Override
        String ipv4(TftpServers servers) {
            return """
                    # dhcpd.conf
                    option cisco-tftp code 150 = array of ip-address;
                    option cisco-tftp %s;
                    """.formatted(servers.joinedIpv4(", "));
        }

        @Override
        String ipv6(TftpServers servers) {
            return """
                    # dhcpd6.conf
                    option space cisco code width 2 length width 2;
                    option cisco.tftp-servers code 1 = array of ip6-address;
                    option vsio.cisco code 9 = encapsulate cisco;
                    option cisco.tftp-servers %s;
                    """.formatted(servers.joinedIpv6(", "));
        }
    },
    /** dnsmasq. */
    DNSMASQ("#") {
        @Override
        String ipv4(TftpServers servers) {
            return """
                    # dnsmasq.conf
                    dhcp-option=150,%s
                    """.formatted(servers.joinedIpv4(","));
        }

        @Override
        String ipv6(TftpServers servers) {
            return """
                    # dnsmasq.conf
                    dhcp-option=vi-encap:9,option6:1,[%s]
                    """.formatted(servers.joinedIpv6("],["));
        }
    },
    /** The DHCP server of Cisco IOS and IOS XE. */
    IOS("!") {
        @Override
        String ipv4(TftpServers servers) {
            return """
                    ! within "ip dhcp pool ..."
                     option 150 ip %s
                    """.formatted(servers.joinedIpv4(" "));
        }

        @Override
        String ipv6(TftpServers servers) {
            return """
                    ! within "ipv6 dhcp pool ..."
                     vendor-specific 9
                      suboption 1 %s
                    """.formatted(
                    servers.ipv6().size() == 1 ? "address " + servers.joinedIpv6("") : "hex " + servers.hexIpv6());
        }
    };

    private final String comment;

    DhcpServer(String comment) {
        this.comment = comment;
    }

    abstract String ipv4(TftpServers servers);

    abstract String ipv6(TftpServers servers);

    /** The server of that name, compared without case. */
    static DhcpServer of(String name) {
        return Arrays.stream(values())
                .filter(server -> server.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new Violation("server", "must be kea, isc, dnsmasq or ios", name).exception());
    }

    /** Both parts, each where there is an address of its family, after a comment for each address that is odd. */
    String configuration(TftpServers servers) {
        List<String> parts = new ArrayList<>();
        servers.warnings().forEach(warning -> parts.add(comment + " " + warning + "\n"));
        if (!servers.ipv4().isEmpty()) {
            parts.add(ipv4(servers));
        }
        if (!servers.ipv6().isEmpty()) {
            parts.add(ipv6(servers));
        }
        return String.join("\n", parts);
    }
}
