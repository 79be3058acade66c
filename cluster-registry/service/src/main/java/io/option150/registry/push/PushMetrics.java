package io.option150.registry.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts phones that were asked, by kind of call manager and by what it said. */
@Singleton
class PushMetrics {

    private final MeterRegistry registry;

    PushMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(PushKind kind, PushState state) {
        Counter.builder("option150.pushes")
                .description("Phones that were asked to fetch their files, by call manager and its answer")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .tag("outcome", state.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
