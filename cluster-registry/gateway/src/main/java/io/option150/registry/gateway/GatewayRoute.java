package io.option150.registry.gateway;

import io.option150.web.RouteAnswers;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * All calls that other services own. Who calls must be known here; what they may do the owner decides, who gets their
 * credentials.
 */
@Singleton
class GatewayRoute {

    /**
     * After who calls is known (Quarkus' filters of authentication and authorization, -200 and -100), and before bodies are
     * bounded (-3): how long a body may be is for its owner to say.
     */
    private static final int ORDER = -50;

    private final Forwarder forwarder;
    private final RouteAnswers answers;

    GatewayRoute(Forwarder forwarder, RouteAnswers answers) {
        this.forwarder = forwarder;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        RouteAccess.guard(router.routeWithRegex(Owner.pattern()).order(ORDER), Roles.VIEWER, Roles.OPERATOR)
                .handler(call -> answers.serve(call, forwarder::forward));
    }
}
