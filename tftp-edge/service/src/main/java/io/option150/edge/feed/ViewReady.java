package io.option150.edge.feed;

import io.option150.edge.view.Loaded;
import io.option150.edge.view.View;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the view is complete; an edge that knows nothing must not tell phones that their files do not exist. */
@Readiness
@Singleton
public final class ViewReady implements HealthCheck {

    private final Loaded loaded;
    private final View view;
    private final TopicFeed feed;

    ViewReady(Loaded loaded, View view, TopicFeed feed) {
        this.loaded = loaded;
        this.view = view;
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("view of clusters, devices and files")
                .status(loaded.isLoaded())
                .withData("loadedBy", loaded.by().name())
                .withData("files", view.files().size());
        for (String topic : Loaded.FOLLOWED) {
            health.withData(topic, state(topic, loaded.of(topic)));
        }
        return health.build();
    }

    private String state(String topic, Loaded.Part part) {
        String known = switch (part.by()) {
            case NOTHING -> "not known";
            case DISK -> "stale, known by this copy's disk";
            case SNAPSHOT -> "known by its owner's API";
            case TOPICS -> "whole";
        };
        return known + (part.doubt() ? ", in doubt" : "") + " since " + part.since() + "; " + feed.state(topic);
    }
}
