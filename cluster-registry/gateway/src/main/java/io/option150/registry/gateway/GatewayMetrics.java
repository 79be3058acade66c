package io.option150.registry.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** {@code option150.gateway.calls}: how many calls were passed on, by service and by what became of them. */
@Singleton
class GatewayMetrics {

    private final MeterRegistry registry;

    GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var owner : Owner.values()) {
            for (var outcome : Outcome.values()) {
                counter(owner.service(), outcome);
            }
        }
    }

    void count(Owner owner, Outcome outcome) {
        count(owner.service(), outcome);
    }

    void count(String service, Outcome outcome) {
        counter(service, outcome).increment();
    }

    private Counter counter(String service, Outcome outcome) {
        return Counter.builder("option150.gateway.calls")
                .description("Calls passed on to the service that owns them, by what became of them")
                .tag("service", service)
                .tag("outcome", outcome.tag())
                .register(registry);
    }
}
