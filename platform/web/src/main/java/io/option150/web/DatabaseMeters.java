package io.option150.web;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Leaves out what Quarkus measures of database clients and cannot tell right. */
@Singleton
final class DatabaseMeters {

    private static final Set<String> OF_ONE_CLIENT = Set.of("postgresql.queue.size", "postgresql.current");

    /**
     * There is a client for each event loop, and all their gauges have one name: the first would be shown for all, and
     * the second be told in a warning (quarkusio/quarkus#47504). The timers beside them add up.
     */
    @Produces
    @Singleton
    static MeterFilter withoutGaugesOfOneClient() {
        return MeterFilter.deny(id -> OF_ONE_CLIENT.contains(id.getName()));
    }
}
