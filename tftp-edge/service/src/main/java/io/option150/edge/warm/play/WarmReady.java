package io.option150.edge.warm.play;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the first phones would pay for what the compiler has not seen yet. Once ready, for ever. */
@Readiness
@Singleton
public final class WarmReady implements HealthCheck {

    private final Rehearsal rehearsal;

    WarmReady(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("warm-up")
                .status(rehearsal.isOver())
                .withData("why", rehearsal.state())
                .build();
    }
}
