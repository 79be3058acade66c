package io.option150.web.auth;

import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/** Says of a raw route who may call it, as {@code @RolesAllowed} does of a resource's method. */
public final class RouteAccess {

    /** Metadata of a route: the role for GET and HEAD. */
    public static final String READING = "option150.reading";

    /** Metadata of a route: the role for all other methods. */
    public static final String WRITING = "option150.writing";

    private RouteAccess() {}

    /** The route, closed to who has not the role: one for GET and HEAD, one for all other methods. */
    public static Route guard(Route route, String reading, String writing) {
        return route.putMetadata(READING, reading).putMetadata(WRITING, writing).handler(call -> {
            try {
                require(call, AccessPolicy.isReading(call) ? reading : writing);
            } catch (ProblemException refused) {
                call.fail(refused);
                return;
            }
            call.next();
        });
    }

    private static void require(RoutingContext call, String role) {
        if (!(call.user() instanceof QuarkusHttpUser user)) {
            throw Problem.unauthorized("The caller is not known here.").exception();
        }
        AccessPolicy.require(call, user.getSecurityIdentity(), role);
    }
}
