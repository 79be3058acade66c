package io.option150.web.auth;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.RouteAnswers;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers the calls that end before they reach a resource with a problem document, too. */
@Singleton
class Refusals {

    private final RouteAnswers answers;

    Refusals(RouteAnswers answers) {
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext call) {
        var failure = call.failure();
        answers.fail(call, failure == null ? status(call.statusCode()) : failure);
    }

    /** What failed with a status alone, such as a path that cannot be decoded. */
    private static ProblemException status(int code) {
        var reason = HttpResponseStatus.valueOf(code).reasonPhrase();
        return Problem.of(code, "http", reason, "The call cannot be served: " + reason + ".")
                .exception();
    }
}
