package io.option150.edge.front.gate;

import io.option150.web.network.Networks;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Which clients are served, over TFTP and HTTP alike. The others are told nothing: no error, no answer. */
@Startup
@Singleton
public final class Clients {

    private final Networks networks;

    Clients(ClientSettings settings) {
        this.networks = Networks.of("option150.clients.networks", settings.networks());
    }

    /** Whether this client is served, by its address as {@link Networks#hold(long, long)} has it. */
    public boolean serve(long high, long low) {
        return networks.hold(high, low);
    }

    /** Whether this client is served, by its address as a literal. */
    public boolean serve(@Nullable String address) {
        return networks.hold(address);
    }
}
