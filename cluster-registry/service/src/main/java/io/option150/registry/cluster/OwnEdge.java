package io.option150.registry.cluster;

import io.option150.registry.address.IpAddress;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the addresses at which the suite's own edges answer. A setting that cannot be read ends the start. */
@Startup
@Singleton
class OwnEdge {

    /**
     * What is ours at one moment.
     *
     * @param addresses of the edges
     * @param everywhere whether the edges answer at every address of this machine, all of loopback included
     * @param tftpPort UDP port
     * @param httpPort TCP port
     */
    record Endpoints(Set<IpAddress> addresses, boolean everywhere, int tftpPort, int httpPort) {

        Endpoints {
            addresses = Set.copyOf(addresses);
        }

        boolean isAt(IpAddress address) {
            return addresses.contains(address) || (everywhere && address.inet().isLoopbackAddress());
        }
    }

    private final Vertx vertx;
    private final Set<IpAddress> listen;
    private final int tftpPort;
    private final int httpPort;

    OwnEdge(EdgeSettings settings, Vertx vertx) {
        this.vertx = vertx;
        this.listen = settings.listen().stream().map(OwnEdge::address).collect(Collectors.toUnmodifiableSet());
        this.tftpPort = settings.tftpPort();
        this.httpPort = settings.httpPort();
    }

    /** Where the edges answer now. The machine's addresses are read anew: they come and go while it runs. */
    Uni<Endpoints> endpoints() {
        boolean everywhere = listen.stream().anyMatch(address -> address.inet().isAnyLocalAddress());
        if (!everywhere) {
            return Uni.createFrom().item(new Endpoints(listen, false, tftpPort, httpPort));
        }
        // Asking the system may take a while: not on the event loop.
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(OwnEdge::machine).toCompletionStage())
                .map(addresses -> new Endpoints(addresses, true, tftpPort, httpPort));
    }

    private static Set<IpAddress> machine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .map(IpAddress::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "option150.edge.listen must be a list of IPv4 and IPv6 addresses; got: " + text));
    }
}
