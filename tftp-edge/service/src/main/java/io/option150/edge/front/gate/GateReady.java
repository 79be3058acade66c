package io.option150.edge.front.gate;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the admin has stopped the service: phones are then sent to other copies. */
@Readiness
@Singleton
public final class GateReady implements HealthCheck {

    private final Gate gate;

    GateReady(Gate gate) {
        this.gate = gate;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("service for phones")
                .status(gate.isReady())
                .build();
    }
}
