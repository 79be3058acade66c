package io.option150.edge.feed;

import io.option150.edge.view.Loaded;
import io.option150.edge.view.View;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the view is complete; an edge that knows nothing must not tell phones that their files do not exist. */
@Readiness
@Singleton
public final class ViewReady implements HealthCheck {

    private final Loaded loaded;
    private final View view;

    @Inject
    ViewReady(Loaded loaded, View view) {
        this.loaded = loaded;
        this.view = view;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("view of clusters, devices and files")
                .status(loaded.isLoaded())
                .withData("loadedBy", loaded.by().name())
                .withData("files", view.files().size())
                .build();
    }
}
