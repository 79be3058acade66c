package io.option150.edge.front.gate;

import io.option150.web.network.Networks;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which clients are served, over TFTP and HTTP alike. The others are told nothing: no error, no answer. Programs of the edge's own
 * host, such as its warm-up, are served whatever networks are named; they ask from loopback or from an address that is served.
 */
@Startup
@Singleton
public final class Clients {

    private static final String LISTEN = "option150.tftp.listen";

    private final Networks networks;
    private final Networks own;

    Clients(ClientSettings settings, @ConfigProperty(name = LISTEN) List<String> listen) {
        this.networks = Networks.of("option150.clients.networks", settings.networks());
        this.own = Networks.of(
                LISTEN,
                Optional.of(Stream.concat(Stream.of("127.0.0.1", "::1"), listen.stream())
                        .toList()));
    }

    /** Whether this client is served, by its address as {@link Networks#hold(long, long)} has it. */
    public boolean serve(long high, long low) {
        return networks.hold(high, low) || own.hold(high, low);
    }

    /** Whether this client is served, by its address as a literal. */
    public boolean serve(@Nullable String address) {
        return networks.hold(address) || own.hold(address);
    }
}
