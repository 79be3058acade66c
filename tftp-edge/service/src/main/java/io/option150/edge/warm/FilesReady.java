package io.option150.edge.warm;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while an empty copy would take the place of one that has files. Once ready, the file store may go. */
@Readiness
@Singleton
public final class FilesReady implements HealthCheck {

    private final WarmUp warmUp;

    FilesReady(WarmUp warmUp) {
        this.warmUp = warmUp;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("own files")
                .status(warmUp.isDone())
                .withData("why", warmUp.state())
                .build();
    }
}
