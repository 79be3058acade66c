package io.option150.testkit.access;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;

/** The routes of a service that are no resources: each must say who may call it. */
public final class RawRoutes {

    private RawRoutes() {}

    /** Those below {@code /api} that name no role for reading or none for writing. */
    public static List<String> withoutRole(Router router) {
        return api(router).stream()
                .filter(route -> route.getMetadata("option150.reading") == null
                        || route.getMetadata("option150.writing") == null)
                .map(Object::toString)
                .toList();
    }

    /** How many there are below {@code /api}. */
    public static int count(Router router) {
        return api(router).size();
    }

    // A route by regular expression tells it in its text form only.
    private static List<Route> api(Router router) {
        return router.getRoutes().stream()
                .filter(route -> route.toString().contains("/api"))
                .toList();
    }
}
