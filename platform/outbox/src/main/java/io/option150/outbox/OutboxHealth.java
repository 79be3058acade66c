package io.option150.outbox;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * What this copy's relay is doing, as a detail of the health document. Always up: a service that cannot tell of its changes
 * still answers, and edges that cannot hear of changes need its answers all the more.
 */
@Readiness
@Singleton
public class OutboxHealth implements HealthCheck {

    private volatile String relay = "starting";

    void relayIs(String state) {
        relay = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox").up().withData("relay", relay).build();
    }
}
