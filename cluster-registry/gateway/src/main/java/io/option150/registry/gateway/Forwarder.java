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
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Passes calls on to the services that own them, and says which one is away. */
@Singleton
class Forwarder {

    private static final Logger LOG = Logger.getLogger(Forwarder.class);

    private static final List<String> TRACE = List.of("traceparent", "tracestate", "baggage");

    /**
     * Where a call goes.
     *
     * @param name of who answers there, for people
     * @param address of it, for people
     * @param path as it is there
     */
    private record Destination(
            Owner owner, String name, String address, String path, Supplier<Future<HttpClientRequest>> way) {

        Future<HttpClientRequest> connect() {
            return way.get();
        }
    }

    private final OwnerAddresses addresses;
    private final OwnerClient owners;
    private final EdgeCopies copies;
    private final GatewayMetrics metrics;
    private final boolean isTracing;

    Forwarder(
            OwnerAddresses addresses,
            OwnerClient owners,
            EdgeCopies copies,
            GatewayMetrics metrics,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean isUntraced) {
        this.addresses = addresses;
        this.owners = owners;
        this.copies = copies;
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
        var target = target(path(call));
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
        return UniHelper.toUni(target.connect()
                .recover(away -> Future.failedFuture(unreachable(target, away)))
                .compose(connection -> exchange(call, asked, connection, target)));
    }

    private Destination target(String path) {
        var ofCopy = Owner.ofCopy(path);
        if (ofCopy.isPresent()) {
            var edgeId = ofCopy.get().edgeId();
            var copy = copies.of(edgeId)
                    .orElseThrow(() -> Problem.notFound("No edge '" + edgeId + "' is heard.")
                            .exception());
            return new Destination(
                    Owner.TFTP_EDGE,
                    Owner.TFTP_EDGE.service() + " '" + edgeId + "'",
                    copy.host() + ":" + copy.port(),
                    ofCopy.get().path(),
                    () -> owners.connect(copy));
        }
        var of = Owner.of(path)
                .orElseThrow(() ->
                        Problem.notFound("There is nothing at " + path + ".").exception());
        var owner = of.owner();
        return new Destination(
                owner, owner.service(), addresses.of(owner).toString(), of.path(), () -> owners.connect(owner));
    }

    private Future<Void> exchange(
            RoutingContext call, ProxyRequest asked, HttpClientRequest connection, Destination target) {
        var exchange = new Exchange(call, asked, connection, owners.answerTimeout());
        return exchange.run()
                .onSuccess(_ -> metrics.count(target.owner(), Outcome.ANSWERED))
                .recover(failure -> Future.failedFuture(broken(target, exchange.failure(), failure)));
    }

    private ProblemException unreachable(Destination target, Throwable away) {
        metrics.count(target.owner(), Outcome.UNREACHABLE);
        LOG.warnf("%s cannot be reached at %s: %s", target.name(), target.address(), away.getMessage());
        return Problem.unavailable(target.name() + ", which this call is for, cannot be reached at " + target.address()
                        + " (" + away.getMessage() + "); try again.")
                .exception();
    }

    private Throwable broken(Destination target, Outcome outcome, Throwable failure) {
        metrics.count(target.owner(), outcome);
        if (outcome == Outcome.CLIENT_GONE) {
            return failure;
        }
        LOG.warnf("%s at %s: %s: %s", target.name(), target.address(), outcome.tag(), failure.getMessage());
        return outcome == Outcome.SILENT
                ? Problem.of(
                                504,
                                "gateway-timeout",
                                "The service is silent",
                                target.name() + ", which this call is for, has been silent for "
                                        + owners.answerTimeout().toMillis()
                                        + " ms; whether the call was carried out is not known.")
                        .exception()
                : Problem.of(
                                502,
                                "bad-gateway",
                                "The service broke off",
                                target.name()
                                        + ", which this call is for, ended the connection before it answered; whether"
                                        + " the call was carried out is not known.")
                        .exception();
    }

    /** The path below the root that the whole service may lie under, as it came. */
    static String path(RoutingContext call) {
        var path = call.request().path();
        var root = call.mountPoint();
        if (root == null) {
            return path;
        }
        var prefix = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
    }
}
