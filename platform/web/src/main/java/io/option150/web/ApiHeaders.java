package io.option150.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * What every answer of the API tells browsers, also one that is passed on from another service: that it is nothing to run, to
 * frame, to guess the type of or to keep. What says otherwise itself, as files do, is left so.
 */
@Singleton
class ApiHeaders {

    private static final String API = "/api/";

    static final Map<String, String> SAID = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::begin);
    }

    private void begin(RoutingContext call) {
        var path = call.request().path();
        if (path != null && path.startsWith(API)) {
            call.addHeadersEndHandler(_ -> complete(call.response()));
        }
        call.next();
    }

    private static void complete(HttpServerResponse response) {
        SAID.forEach((name, value) -> {
            if (!response.headers().contains(name)) {
                response.putHeader(name, value);
            }
        });
    }
}
