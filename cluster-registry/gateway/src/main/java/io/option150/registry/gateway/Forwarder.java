package io.option150.registry.gateway;

import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.ProxyRequest;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Passes calls on to the services that own them, and says which one is away. */
@Singleton
class Forwarder {

    private static final Logger LOG = Logger.getLogger(Forwarder.class);

    private static final List<String> TRACE = List.of("traceparent", "tracestate", "baggage");

    private final OwnerAddresses addresses;
    private final OwnerClient owners;
    private final GatewayMetrics metrics;
    private final boolean isTracing;

    Forwarder(
            OwnerAddresses addresses,
            OwnerClient owners,
            GatewayMetrics metrics,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean isUntraced) {
        this.addresses = addresses;
        this.owners = owners;
        this.metrics = metrics;
        this.isTracing = !isUntraced;
    }

    /**
     * Passes a call on and its answer back.
     *
     * @return done when the answer was passed on whole; fails with a problem: 503 when the owner has no connection for it, 502
     *     when it breaks off, 504 when it is silent
     */
    Uni<Void> forward(RoutingContext call) {
        var path = path(call);
        var target = Owner.of(path)
                .orElseThrow(() ->
                        Problem.notFound("There is nothing at " + path + ".").exception());
        var asked = ProxyRequest.reverseProxy(call.request());
        var query = call.request().query();
        asked.setURI(query == null ? target.path() : target.path() + "?" + query);
        HopByHop.checkFraming(asked.headers());
        HopByHop.remove(asked.headers());
        Trail.write(call.request(), asked.headers());
        if (isTracing) {
            // Ours are written beside them, not over them.
            TRACE.forEach(asked.headers()::remove);
        }
        var owner = target.owner();
        return UniHelper.toUni(owners.connect(owner)
                .recover(away -> Future.failedFuture(unreachable(owner, away)))
                .compose(connection -> exchange(call, asked, connection, owner)));
    }

    private Future<Void> exchange(RoutingContext call, ProxyRequest asked, HttpClientRequest connection, Owner owner) {
        var exchange = new Exchange(call, asked, connection, owners.answerTimeout());
        return exchange.run()
                .onSuccess(_ -> metrics.count(owner, Outcome.ANSWERED))
                .recover(failure -> Future.failedFuture(broken(owner, exchange.failure(), failure)));
    }

    private ProblemException unreachable(Owner owner, Throwable away) {
        metrics.count(owner, Outcome.UNREACHABLE);
        LOG.warnf("%s cannot be reached at %s: %s", owner.service(), addresses.of(owner), away.getMessage());
        return Problem.unavailable(owner.service() + ", which this call is for, cannot be reached at "
                        + addresses.of(owner) + " (" + away.getMessage() + "); try again.")
                .exception();
    }

    private Throwable broken(Owner owner, Outcome outcome, Throwable failure) {
        metrics.count(owner, outcome);
        if (outcome == Outcome.CLIENT_GONE) {
            return failure;
        }
        LOG.warnf("%s at %s: %s: %s", owner.service(), addresses.of(owner), outcome.tag(), failure.getMessage());
        return outcome == Outcome.SILENT
                ? Problem.of(
                                504,
                                "gateway-timeout",
                                "The service is silent",
                                owner.service() + ", which this call is for, has been silent for "
                                        + owners.answerTimeout().toMillis()
                                        + " ms; whether the call was carried out is not known.")
                        .exception()
                : Problem.of(
                                502,
                                "bad-gateway",
                                "The service broke off",
                                owner.service()
                                        + ", which this call is for, ended the connection before it answered; whether"
                                        + " the call was carried out is not known.")
                        .exception();
    }

    /** The path below the root that the whole service may lie under, as it came. */
    private static String path(RoutingContext call) {
        var path = call.request().path();
        var root = call.mountPoint();
        if (root == null) {
            return path;
        }
        var prefix = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
    }
}
