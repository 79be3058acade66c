package io.option150.trust.identity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Tells how long the signing certificate is valid, in seconds: {@code option150.trust.certificate.expiry}. */
@Singleton
class ExpiryGauge {

    private final CurrentSignatory current;
    private final MeterRegistry registry;

    ExpiryGauge(CurrentSignatory current, MeterRegistry registry) {
        this.current = current;
        this.registry = registry;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("option150.trust.certificate.expiry", this::secondsLeft)
                .description("Time until the certificate expires; negative once it has")
                .baseUnit("seconds")
                .tag("use", "ccm-tftp")
                .register(registry);
    }

    private double secondsLeft() {
        return current.find()
                .map(signatory -> (double) Duration.between(
                                Instant.now(),
                                signatory.certificate().getNotAfter().toInstant())
                        .toSeconds())
                .orElse(Double.NaN);
    }
}
