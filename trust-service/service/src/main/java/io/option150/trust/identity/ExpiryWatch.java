package io.option150.trust.identity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.trust.TrustSettings;
import io.option150.trust.contract.CertificateUse;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Watches how long our certificates are valid: the gauge {@code option150.trust.certificate.expiry} and a warning in the
 * health document. It never makes the service unready: an expired certificate still serves phones better than nobody.
 */
@Readiness
@Singleton
public class ExpiryWatch implements HealthCheck {

    private final CurrentSigners signers;
    private final MeterRegistry registry;
    private final Duration ahead;

    ExpiryWatch(CurrentSigners signers, MeterRegistry registry, TrustSettings settings) {
        this.signers = signers;
        this.registry = registry;
        this.ahead = settings.expiryWarning();
    }

    void register(@Observes StartupEvent started) {
        for (CertificateUse use : CertificateUse.values()) {
            Gauge.builder("option150.trust.certificate.expiry", () -> secondsLeft(use))
                    .description("Time until the certificate expires; negative once it has")
                    .baseUnit("seconds")
                    .tag("use", use.label())
                    .register(registry);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Validity of own certificates").up();
        soon(Instant.now()).forEach((use, left) -> response.withData(use.label(), warning(left)));
        return response.build();
    }

    /** What expires within the time of warning, with the time that is left. */
    Map<CertificateUse, Duration> soon(Instant now) {
        Map<CertificateUse, Duration> soon = new EnumMap<>(CertificateUse.class);
        signers.held().ifPresent(set -> {
            for (CertificateUse use : CertificateUse.values()) {
                Duration left = Duration.between(now, end(set, use));
                if (left.compareTo(ahead) < 0) {
                    soon.put(use, left);
                }
            }
        });
        return soon;
    }

    /** A chain is no longer valid than any of its certificates. */
    private static Instant end(Signers set, CertificateUse use) {
        return set.chain(use).stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String warning(Duration left) {
        return left.isNegative()
                ? "WARNING: expired " + left.negated().toDays() + " days ago"
                : "WARNING: expires in " + left.toDays() + " days";
    }

    private double secondsLeft(CertificateUse use) {
        return signers.held()
                .map(set ->
                        (double) Duration.between(Instant.now(), end(set, use)).toSeconds())
                .orElse(Double.NaN);
    }
}
