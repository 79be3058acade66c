package io.option150.trust.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.trust.signing.SigningMeters.Outcome;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Ends calls for signed forms that failed: with a problem document, or visibly broken off. */
@Singleton
class SigningProblems {

    private static final Logger LOG = Logger.getLogger(SigningProblems.class);

    /** Seconds after which a caller may try again: the file store's restart takes a few. */
    private static final String RETRY_AFTER = "2";

    private final ObjectMapper json;

    SigningProblems(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the call. */
    Outcome end(RoutingContext call, Throwable failure) {
        HttpServerResponse response = call.response();
        if (response.closed()) {
            LOG.debugf("%s: the caller has gone: %s", call.request().path(), failure);
            return Outcome.FAILED;
        }
        if (response.headWritten()) {
            // Fewer bytes than announced must not look like a whole file (RES-15).
            LOG.warnf("%s broke off: %s", call.request().path(), failure);
            response.reset();
            return Outcome.FAILED;
        }
        Problem problem = problem(call, failure);
        if (problem.status() == 503) {
            response.putHeader("Retry-After", RETRY_AFTER);
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(write(problem))
                .onFailure(gone -> LOG.debugf("The caller has gone before it could be told: %s", gone));
        return problem.status() < 500 ? Outcome.REFUSED : Outcome.FAILED;
    }

    private static Problem problem(RoutingContext call, Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        var id = UUID.randomUUID();
        LOG.errorf(
                failure, "%s failed unexpectedly, error id %s", call.request().path(), id);
        return Problem.of(
                500, "internal", "Internal error", "An unexpected error; the service's log has it under " + id + ".");
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem can be written as JSON", impossible);
        }
    }
}
