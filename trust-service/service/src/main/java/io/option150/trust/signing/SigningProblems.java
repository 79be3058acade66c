package io.option150.trust.signing;

import io.option150.trust.signing.SigningMeters.Outcome;
import io.option150.web.RouteAnswers;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Ends calls for signed forms that failed: with a problem document, or visibly broken off (RES-15). */
@Singleton
class SigningProblems {

    private final RouteAnswers answers;

    SigningProblems(RouteAnswers answers) {
        this.answers = answers;
    }

    /** Ends the call. */
    Outcome end(RoutingContext call, Throwable failure) {
        HttpServerResponse response = call.response();
        boolean isTooLate = response.closed() || response.headWritten();
        answers.fail(call, failure);
        return isTooLate || response.getStatusCode() >= 500 ? Outcome.FAILED : Outcome.REFUSED;
    }
}
