package io.option150.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Writes the answers of routes that are no REST resources: JSON, and the problem that ends a call. */
@Singleton
public class RouteAnswers {

    private static final Logger LOG = Logger.getLogger(RouteAnswers.class);

    // How long a refused upload is still read and thrown away: closing at once could reset the connection before the
    // client has read why.
    private static final long LINGER_MS = 2_000;

    private final ObjectMapper json;

    public RouteAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** RouteAnswers with this value as JSON. */
    public Uni<Void> json(RoutingContext call, Object value) {
        return UniHelper.toUni(
                call.response().putHeader("Content-Type", "application/json").end(write(value)));
    }

    /** Ends the call with the problem that this failure is; without an answer, where that is no longer possible. */
    public void fail(RoutingContext call, Throwable failure) {
        var response = call.response();
        if (response.closed()) {
            LOG.debugf(
                    "%s %s: the client has gone: %s",
                    call.request().method(), call.request().path(), failure);
        } else if (response.headWritten()) {
            // Never a false end: the client must see that bytes are missing.
            LOG.warnf(
                    failure,
                    "%s %s broke off",
                    call.request().method(),
                    call.request().path());
            response.reset();
        } else {
            problem(call, RouteFailures.problem(failure));
        }
    }

    private void problem(RoutingContext call, Problem problem) {
        var request = call.request();
        var response = call.response();
        if (!request.isEnded()) {
            response.putHeader("Connection", "close");
            request.resume();
            call.vertx().setTimer(LINGER_MS, _ -> request.connection().close());
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(write(problem))
                .onFailure(e -> LOG.debugf("The client has gone before it could be told: %s", e));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
