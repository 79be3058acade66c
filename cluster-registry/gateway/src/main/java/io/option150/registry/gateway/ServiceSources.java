package io.option150.registry.gateway;

import io.option150.web.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/** The services that have a database, as those who are asked for a part of one answer: each at the call's path, and its name below. */
@Singleton
class ServiceSources {

    /** Ours has no owner behind the gateway: it is asked at the address where this call came in. */
    private static final String OURS = "cluster-registry";

    private final OwnerClient owners;

    ServiceSources(OwnerClient owners) {
        this.owners = owners;
    }

    /** Ours first. */
    List<Source> of(RoutingContext call, MergedCall merged) {
        return List.of(ours(call, merged), of(Owner.FILE_STORE, call, merged), of(Owner.TRUST_SERVICE, call, merged));
    }

    /**
     * @throws io.option150.web.ProblemException 405
     */
    static void refuseUnlessGet(RoutingContext call) {
        if (!call.request().method().equals(HttpMethod.GET)) {
            call.response().putHeader("Allow", "GET");
            throw Problem.of(405, "method-not-allowed", "Method not allowed", "Only GET is for this URL.")
                    .exception();
        }
    }

    /** The admin address may have a path before its own; the owner has none. */
    private Source of(Owner owner, RoutingContext call, MergedCall merged) {
        return new Source(
                owner.service(),
                owner.service(),
                Forwarder.path(call) + "/" + owner.service() + merged.uri(),
                () -> owners.connect(owner));
    }

    private Source ours(RoutingContext call, MergedCall merged) {
        var here = call.request().localAddress();
        return new Source(
                OURS,
                OURS,
                call.request().path() + "/" + OURS + merged.uri(),
                () -> owners.connectHere(here, call.request().isSSL()));
    }
}
