package io.option150.testkit.access;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Holds the router of the service under test. */
@Singleton
public class SeenRouter {

    private @Nullable Router router;

    void see(@Observes Router seen) {
        router = seen;
    }

    Router router() {
        if (router == null) {
            throw new IllegalStateException("no router yet");
        }
        return router;
    }
}
