package io.option150.edge.front.http;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Leaves out what Quarkus measures of phones' ports and cannot tell right. */
@Singleton
final class PhonePortMeters {

    /**
     * The gauge of active requests is named after the port alone. A port that is open on several addresses has one server
     * for each, of which the gauge would know the first: {@code option150.tftp.transfers.active} counts them all.
     */
    @Produces
    @Singleton
    static MeterFilter withoutActiveRequests() {
        return MeterFilter.deny(id -> id.getName().equals("http.server.active.requests"));
    }
}
