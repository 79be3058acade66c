package io.option150.registry.gateway;

import io.option150.web.Problem;
import io.option150.web.QueryParameters;
import io.option150.web.RouteAnswers;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code GET /api/v1/audit}: what the services have on record, each its own, as one list. */
@Singleton
class AuditRoute {

    private static final String PATH = "/api/v1/audit";

    private static final QueryParameters PARAMETERS = QueryParameters.of("who", "what", "since", "page", "size");

    /** Ours has no owner behind the gateway: it is asked at the address where this call came in. */
    private static final String OURS = "cluster-registry";

    private final Gathering gathering;
    private final OwnerClient owners;
    private final RouteAnswers answers;

    AuditRoute(Gathering gathering, OwnerClient owners, RouteAnswers answers) {
        this.gathering = gathering;
        this.owners = owners;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        RouteAccess.guard(router.route(PATH).order(GatewayRoute.ORDER), Roles.VIEWER, Roles.OPERATOR)
                .handler(call -> answers.serve(call, this::serve));
    }

    Uni<Void> serve(RoutingContext call) {
        if (!call.request().method().equals(HttpMethod.GET)) {
            call.response().putHeader("Allow", "GET");
            throw Problem.of(405, "method-not-allowed", "Method not allowed", "Only GET is for this URL.")
                    .exception();
        }
        PARAMETERS.check(call);
        var merged = MergedCall.ofServices(call.request().query(), call.queryParams());
        return gathering.answer(
                call,
                merged,
                List.of(ours(call, merged), of(Owner.FILE_STORE, merged), of(Owner.TRUST_SERVICE, merged)));
    }

    private Source of(Owner owner, MergedCall merged) {
        return new Source(
                owner.service(),
                owner.service(),
                PATH + "/" + owner.service() + merged.uri(),
                () -> owners.connect(owner));
    }

    private Source ours(RoutingContext call, MergedCall merged) {
        var here = call.request().localAddress();
        return new Source(
                OURS,
                OURS,
                call.request().path() + "/" + OURS + merged.uri(),
                () -> owners.connect(
                        here.hostAddress(), here.port(), call.request().isSSL()));
    }
}
