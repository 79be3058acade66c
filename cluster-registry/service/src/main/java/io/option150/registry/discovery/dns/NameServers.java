package io.option150.registry.discovery.dns;

import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.option150.registry.address.IpAddress;
import io.option150.registry.discovery.DiscoverySettings;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Name servers that are asked: the one of the setting, else those of the host. */
@Singleton
class NameServers {

    private static final int PORT = 53;
    private static final int MOST = 3;
    private static final Pattern SERVER =
            Pattern.compile("(?:\\[(?<v6>[^\\]]+)]|(?<v4>[^:\\[\\]]+))(?::(?<port>[0-9]{1,5}))?");

    private final Optional<InetSocketAddress> set;

    NameServers(DiscoverySettings settings) {
        this.set = settings.nameServer().map(NameServers::parse);
    }

    /** For a domain, the first choice first; three at the most. */
    List<InetSocketAddress> of(String domain) {
        if (set.isPresent()) {
            return List.of(set.get());
        }
        var stream = DnsServerAddressStreamProviders.platformDefault().nameServerAddressStream(domain);
        List<InetSocketAddress> servers = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, stream.size()); i++) {
            servers.add(stream.next());
        }
        return servers;
    }

    /** Reads {@code 192.0.2.53}, {@code 192.0.2.53:5353} or {@code [2001:db8::53]:5353}. */
    static InetSocketAddress parse(String text) {
        var parts = SERVER.matcher(text);
        if (parts.matches()) {
            var port = parts.group("port") == null ? PORT : Integer.parseInt(parts.group("port"));
            var address = IpAddress.parse(parts.group("v6") == null ? parts.group("v4") : parts.group("v6"));
            if (address.isPresent() && port >= 1 && port <= 65_535) {
                return new InetSocketAddress(address.get().inet(), port);
            }
        }
        throw new IllegalArgumentException(
                "option150.discovery.name-server must be an IP address or address:port, IPv6 in brackets; got " + text);
    }
}
