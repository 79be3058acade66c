package io.option150.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Lets a call to {@code /api/} in only with a token that is good for it. It stands before all routes, so that nothing of
 * a refused call is read, whatever serves the route.
 */
@Singleton
public class TokenGate {

    private static final int BEFORE_ALL_ROUTES = 1000;
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final ObjectMapper json;

    public TokenGate(Tokens tokens, ObjectMapper json) {
        this.tokens = tokens;
        this.json = json;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ROUTES);
    }

    private void check(RoutingContext call) {
        // The normalised path is what routes are matched against: `//api` or `/x/../api` must not slip by.
        if (!call.normalizedPath().startsWith("/api/")) {
            call.next();
            return;
        }
        var refusal = refusal(call.request().method(), call.request().getHeader("Authorization"));
        if (refusal == null) {
            call.next();
        } else {
            refuse(call, refusal);
        }
    }

    private @Nullable Problem refusal(HttpMethod method, @Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Problem.unauthorized("This call needs the header 'Authorization: Bearer <token>'.");
        }
        var bearer = tokens.bearerOf(authorization.substring(SCHEME.length()).strip());
        if (bearer.isEmpty()) {
            return Problem.unauthorized("The token is not known here.");
        }
        boolean reading = HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
        return bearer.get() == Tokens.Bearer.ADMIN || reading
                ? null
                : Problem.forbidden("The service token is good for reading only; " + method + " needs the admin's.");
    }

    private void refuse(RoutingContext call, Problem problem) {
        var response = call.response().setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"option150\"");
        }
        // The body of a refused upload is not read: the connection cannot be used again.
        response.putHeader("Connection", "close");
        try {
            response.end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            call.fail(e);
        }
    }
}
