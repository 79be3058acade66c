package io.option150.edge.front.http;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Leaves out what Quarkus measures of phones' ports and cannot tell right. */
@Singleton
final class PhonePortMeters {

    private static final Set<String> OF_ONE_SERVER =
            Set.of("http.server.active.requests", "http.server.active.connections");

    /**
     * These gauges are named after the port alone. A port that is open on several addresses has one server for each, of which
     * a gauge would know the first, and a warning tell of the second: {@code option150.tftp.transfers.active} counts them all.
     */
    @Produces
    @Singleton
    static MeterFilter withoutGaugesOfOneServer() {
        return MeterFilter.deny(id -> OF_ONE_SERVER.contains(id.getName()));
    }
}
