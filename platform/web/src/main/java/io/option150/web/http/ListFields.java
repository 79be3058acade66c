package io.option150.web.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Puts the lines of a field that is a list into one, which means the same (RFC 9110, section 5.3): who reads the first line, as
 * resources do, has read all.
 */
@Singleton
class ListFields {

    private static final List<String> NAMES = List.of("Accept", "If-Match", "If-None-Match");

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(call -> {
            join(call.request());
            call.next();
        });
    }

    private static void join(HttpServerRequest request) {
        for (var name : NAMES) {
            var lines = request.headers().getAll(name);
            if (lines.size() > 1) {
                request.headers().set(name, String.join(", ", lines));
            }
        }
    }
}
