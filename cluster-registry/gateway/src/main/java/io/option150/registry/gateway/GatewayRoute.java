package io.option150.registry.gateway;

import io.option150.web.RouteAnswers;
import io.option150.web.auth.AskingPath;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

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
    static final int ORDER = -50;

    private final Forwarder forwarder;
    private final EdgeCopies copies;
    private final Gathering gathering;
    private final OwnerClient owners;
    private final RouteAnswers answers;

    GatewayRoute(
            Forwarder forwarder, EdgeCopies copies, Gathering gathering, OwnerClient owners, RouteAnswers answers) {
        this.forwarder = forwarder;
        this.copies = copies;
        this.gathering = gathering;
        this.owners = owners;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        RouteAccess.guard(router.post(Owner.CHECK).order(ORDER), Roles.VIEWER, Roles.VIEWER)
                .handler(call -> answers.serve(call, this::serve));
        RouteAccess.guard(router.routeWithRegex(Owner.pattern()).order(ORDER), Roles.VIEWER, Roles.OPERATOR)
                .handler(call -> answers.serve(call, this::serve));
    }

    @Produces
    @Singleton
    AskingPath check() {
        return new AskingPath(Owner.CHECK);
    }

    /** While no copy of the edge is heard, the one behind the service's own address answers alone. */
    Uni<Void> serve(RoutingContext call) {
        var request = call.request();
        var heard = copies.all();
        return (heard.isEmpty()
                        ? Optional.<MergedCall>empty()
                        : MergedCall.of(request.method(), Forwarder.path(call), request.query(), call.queryParams()))
                .map(merged -> gathering.answer(
                        call,
                        merged,
                        heard.stream().map(copy -> source(copy, merged)).toList()))
                .orElseGet(() -> forwarder.forward(call));
    }

    private Source source(EdgeCopies.Copy copy, MergedCall merged) {
        return new Source(copy.edgeId(), Owner.TFTP_EDGE.service(), merged.uri(), () -> owners.connect(copy));
    }
}
