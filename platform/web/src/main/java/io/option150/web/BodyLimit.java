package io.option150.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells who announces a body longer than {@code quarkus.http.limits.max-body-size} why it is not read: the framework would
 * answer 413 without a word, and close before the client has read that.
 */
@Singleton
class BodyLimit {

    /** Just before the framework's; who calls is known by then, and whoever does not read the body itself has passed it on. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    private final Optional<MemorySize> limit;
    private final RouteAnswers answers;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> limit,
            RouteAnswers answers) {
        this.limit = limit;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        limit.ifPresent(most -> router.route().order(ORDER).handler(call -> check(call, most.asLongValue())));
    }

    private void check(RoutingContext call, long most) {
        var length = call.request().getHeader("Content-Length");
        if (length == null || length(length) <= most) {
            call.next();
        } else {
            answers.fail(
                    call,
                    Problem.of(
                                    413,
                                    "too-large",
                                    "Too large",
                                    "A body has at most " + most + " bytes here; this one has " + length + ".")
                            .exception());
        }
    }

    /** What is no number the server has refused already. */
    private static long length(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }
}
