package io.option150.registry.cluster;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;

/** The addresses and ports at which our own edge answers phones. */
@Singleton
public class OwnEdge {

    private final Set<String> addresses = new HashSet<>();
    private final int tftpPort;
    private final int httpPort;

    public OwnEdge(EdgeSettings settings) {
        this.tftpPort = settings.tftpPort();
        this.httpPort = settings.httpPort();
        for (var text : settings.listen()) {
            var address = InetAddress.ofLiteral(text);
            if (address.isAnyLocalAddress()) {
                addAllOfThisMachine();
            } else {
                addresses.add(address.getHostAddress());
            }
        }
    }

    boolean answersTftp(String address, int port) {
        return port == tftpPort && addresses.contains(address);
    }

    boolean answersHttp(String address, int port) {
        return port == httpPort && addresses.contains(address);
    }

    private void addAllOfThisMachine() {
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(OwnEdge::withoutZone)
                    .forEach(addresses::add);
        } catch (SocketException e) {
            throw new UncheckedIOException("the addresses of this machine cannot be listed", e);
        }
    }

    private static String withoutZone(InetAddress address) {
        var text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
