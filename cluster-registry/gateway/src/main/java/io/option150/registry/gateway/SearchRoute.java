package io.option150.registry.gateway;

import io.option150.web.QueryParameters;
import io.option150.web.RouteAnswers;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code GET /api/v1/search}: what the services find by a part of a name, each of its own, as one list. */
@Singleton
class SearchRoute {

    private static final String PATH = "/api/v1/search";

    private static final QueryParameters PARAMETERS = QueryParameters.of("q");

    private final Gathering gathering;
    private final ServiceSources services;
    private final RouteAnswers answers;

    SearchRoute(Gathering gathering, ServiceSources services, RouteAnswers answers) {
        this.gathering = gathering;
        this.services = services;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        RouteAccess.guard(router.route(PATH).order(GatewayRoute.ORDER), Roles.VIEWER, Roles.OPERATOR)
                .handler(call -> answers.serve(call, this::serve));
    }

    Uni<Void> serve(RoutingContext call) {
        ServiceSources.refuseUnlessGet(call);
        PARAMETERS.check(call);
        var merged = MergedCall.ofSearch(call.request().query());
        return gathering.answer(call, merged, services.of(call, merged));
    }
}
