package io.option150.web.auth;

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
        switch (call.failure()) {
            case ProblemException refused -> answers.fail(call, refused);
            // Quarkus' own for 401 and 403 are of this kind.
            case SecurityException refused -> answers.fail(call, refused);
            case null, default -> call.next();
        }
    }
}
