package io.option150.web;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says in a problem document why a call failed, whatever served it. */
public final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    // The restart of a service takes a few.
    private static final String RETRY_AFTER_SECONDS = "2";

    // As long as what is counted is counted.
    private static final String MINUTE_SECONDS = "60";

    private Problems() {}

    /** The problem that this failure, or the first known one behind it, is; 500 with an error id when none is known. */
    public static Problem of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
        }
        var id = UUID.randomUUID();
        LOG.errorf(failure, "Call failed unexpectedly, error id %s", id);
        return Problem.of(
                500, "internal", "Internal error", "An unexpected error; the service's log has it under " + id + ".");
    }

    /** What an answer with this problem says in headers beside its type. */
    static Map<String, String> headers(Problem problem) {
        return switch (problem.status()) {
            case 401 -> Map.of("WWW-Authenticate", Problem.CHALLENGE);
            case 429 -> Map.of("Retry-After", MINUTE_SECONDS);
            case 503 -> Map.of("Retry-After", RETRY_AFTER_SECONDS);
            default -> Map.of();
        };
    }

    private static @Nullable Problem known(Throwable cause) {
        return switch (cause) {
            case ProblemException known -> known.problem();
            case ForbiddenException _ -> Problem.forbidden("The call needs a role that the caller does not have.");
            case UnauthorizedException _ -> Problem.unauthorized("This call needs a token.");
            case AuthenticationException _ -> Problem.unauthorized("The token is not known here, or no longer valid.");
            case HttpException refused ->
                Problem.of(refused.getStatusCode(), "http", "Not readable", "The request cannot be read.");
            // Whose address it is stands in the message: the database's, or another service's.
            case SocketException away -> unreachable(away);
            case UnknownHostException away -> unreachable(away);
            case TimeoutException slow -> unreachable(slow);
            default -> database(cause);
        };
    }

    private static @Nullable Problem database(Throwable cause) {
        var fault = DatabaseFault.of(cause);
        if (fault == null) {
            return null;
        }
        return switch (fault) {
            case FULL -> {
                LOG.errorf("A call stored nothing, the database's disk is full: %s", cause.getMessage());
                yield Problem.insufficientStorage(
                        "The database has no space left on its disk; nothing was stored. It said: "
                                + cause.getMessage());
            }
            case LOST -> {
                LOG.warnf("The connection to the database is lost: %s", cause.getMessage());
                yield Problem.unavailable("The connection to the database is lost; try again.");
            }
        };
    }

    private static Problem unreachable(Exception away) {
        LOG.warnf("What a call needs cannot be reached: %s", away);
        var said = away.getMessage();
        return Problem.unavailable("What this call needs cannot be reached"
                + (said == null || said.isBlank() ? "" : " (" + said + ")") + "; try again.");
    }
}
