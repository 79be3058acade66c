package io.option150.web;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import java.net.ConnectException;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Says in a problem document why a call failed. */
final class RouteFailures {

    private static final Logger LOG = Logger.getLogger(RouteFailures.class);

    private RouteFailures() {}

    static Problem problem(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ProblemException known -> {
                    return known.problem();
                }
                case ForbiddenException refused -> {
                    return Problem.forbidden("The call needs a role that the caller does not have.");
                }
                case UnauthorizedException unknown -> {
                    return Problem.unauthorized("This call needs a token.");
                }
                case AuthenticationException unknown -> {
                    return Problem.unauthorized("The token is not known here, or no longer valid.");
                }
                case HttpException refused -> {
                    return Problem.of(refused.getStatusCode(), "http", "Not readable", "The request cannot be read.");
                }
                case ConnectException away -> {
                    return unavailable(away);
                }
                case TimeoutException slow -> {
                    return unavailable(slow);
                }
                default -> {}
            }
        }
        var full = DiskFull.problem(failure);
        if (full.isPresent()) {
            LOG.errorf("A call stored nothing: %s", full.get().detail());
            return full.get();
        }
        var id = UUID.randomUUID();
        LOG.errorf(failure, "Call failed unexpectedly, error id %s", id);
        return Problem.of(
                500, "internal", "Internal error", "An unexpected error; the service's log has it under " + id + ".");
    }

    private static Problem unavailable(Exception e) {
        LOG.warnf("The database cannot be reached: %s", e);
        return Problem.unavailable("The database cannot be reached; try again.");
    }
}
