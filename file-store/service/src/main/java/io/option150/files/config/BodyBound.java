package io.option150.files.config;

import io.option150.web.Problem;
import io.option150.web.RouteAnswers;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Bounds bodies that are records: they are read into memory, and uploads of files have a bound of their own. */
@Singleton
class BodyBound {

    /** A record has 50 lines, 500 fields and 64 KiB of overrides at most. */
    private static final long MOST = 1024 * 1024;

    private static final List<String> RECORDS = List.of(
            ConfigPaths.PROFILES + "/",
            ConfigPaths.TEMPLATES + "/",
            ConfigPaths.GROUPS + "/",
            ConfigPaths.COMMON + "/",
            ConfigPaths.DEVICES + "/");

    private final RouteAnswers answers;

    BodyBound(RouteAnswers answers) {
        this.answers = answers;
    }

    void install(@Observes Router router) {
        // Just before the framework's own.
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(call -> {
            // As routes are found: a path may be spelled in many ways.
            var path = call.normalizedPath();
            if (path != null && RECORDS.stream().anyMatch(path::startsWith)) {
                check(call);
            } else {
                call.next();
            }
        });
    }

    private void check(RoutingContext call) {
        var length = call.request().getHeader("Content-Length");
        if (length != null && isMore(length)) {
            answers.fail(
                    call,
                    Problem.of(
                                    413,
                                    "too-large",
                                    "Too large",
                                    "A record has at most " + MOST + " bytes; this one has " + length + ".")
                            .exception());
        } else {
            // Of one that does not say how long it is, the framework reads no more than this.
            call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST);
            call.next();
        }
    }

    private static boolean isMore(String length) {
        try {
            return Long.parseLong(length) > MOST;
        } catch (NumberFormatException _) {
            // The server refuses what is no number; what is too long for one is too much.
            return true;
        }
    }
}
