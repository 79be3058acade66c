package io.option150.registry.gateway;

import io.option150.web.RouteAnswers;
import io.option150.web.Violation;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code /q/openapi} of the admin address: all services' calls in one document, YAML, or JSON for {@code format=json} and who accepts
 * that. {@code service=cluster-registry} asks for the registry's own, as Quarkus writes it. Open without a token.
 */
@Singleton
class OpenApiRoute {

    private static final String PATH = "/q/openapi";
    private static final String SERVICE = "service";
    private static final String JSON = "application/json";

    /** Anybody may ask: the services behind are asked no more often than this. */
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private final ApiDocuments documents;
    private final RouteAnswers answers;
    private volatile @Nullable Held held;

    OpenApiRoute(ApiDocuments documents, RouteAnswers answers) {
        this.documents = documents;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        for (var method : new HttpMethod[] {HttpMethod.GET, HttpMethod.HEAD}) {
            router.route(method, PATH).order(GatewayRoute.ORDER).handler(this::handle);
        }
    }

    private void handle(RoutingContext call) {
        var service = call.queryParams().get(SERVICE);
        if (ApiTexts.OWN.equals(service)) {
            call.next();
        } else if (service != null) {
            answers.fail(
                    call,
                    new Violation(
                                    SERVICE,
                                    "must be " + ApiTexts.OWN
                                            + ", or left out for all; others tell theirs at their own ports",
                                    service)
                            .exception());
        } else {
            answers.serve(call, this::serve);
        }
    }

    private Uni<Void> serve(RoutingContext call) {
        return whole(call).chain(text -> {
            boolean isJson = isJson(call);
            call.response().putHeader("Content-Type", (isJson ? JSON : "application/yaml") + ";charset=UTF-8");
            return UniHelper.toUni(call.response().end(isJson ? text.json() : text.yaml()));
        });
    }

    private synchronized Uni<ApiText> whole(RoutingContext call) {
        var known = held;
        if (known == null || System.nanoTime() - known.since() > HOLDS.toNanos()) {
            var here = call.request().localAddress();
            boolean isTls = call.request().isSSL();
            known = new Held(
                    documents
                            .all(PATH + "?format=json", here.hostAddress(), here.port(), isTls)
                            .memoize()
                            .indefinitely(),
                    System.nanoTime());
            held = known;
        }
        return known.text();
    }

    /**
     * What is told to all who ask for a while.
     *
     * @param since {@link System#nanoTime} when it was asked for
     */
    private record Held(Uni<ApiText> text, long since) {}

    private static boolean isJson(RoutingContext call) {
        var format = call.queryParams().get("format");
        var accept = call.request().getHeader("Accept");
        return format == null ? accept != null && accept.contains(JSON) : format.equalsIgnoreCase("json");
    }
}
