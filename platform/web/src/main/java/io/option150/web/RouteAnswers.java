package io.option150.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Writes the answers of routes that are no REST resources: JSON, and the problem that ends a call. */
@Singleton
public class RouteAnswers {

    private static final Logger LOG = Logger.getLogger(RouteAnswers.class);

    // How long a refused upload is still read and thrown away: closing at once could reset the connection before the
    // client has read why.
    private static final long LINGER_MS = 2_000;

    private static final long HTTP_2_NO_ERROR = 0;

    private final ObjectMapper json;

    public RouteAnswers(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Serves a call of a raw route in its own context, to which its database session may be bound. Reading whose connection
     * to the database was lost meanwhile is done once more, as {@link ReadAgain} says.
     *
     * @param work ends the response, on any thread, or fails
     */
    public void serve(RoutingContext call, Function<RoutingContext, Uni<Void>> work) {
        BusyConnection.enter(call.request());
        VertxContextSafetyToggle.setCurrentContextSafe(true);
        var context = Vertx.currentContext();
        Uni.createFrom()
                .deferred(() -> work.apply(call))
                .emitOn(command -> context.runOnContext(_ -> command.run()))
                .onFailure(failure -> isReadable(call) && DatabaseFault.isLost(failure))
                .retry()
                .atMost(1)
                .subscribe()
                .with(_ -> {}, failure -> fail(call, failure));
    }

    private static boolean isReadable(RoutingContext call) {
        var method = call.request().method();
        return (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method))
                && !call.response().headWritten()
                && !call.response().closed();
    }

    /** Answers with this value as JSON. */
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
            problem(call, Problems.of(failure));
        }
    }

    private void problem(RoutingContext call, Problem problem) {
        var response = call.response().setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        Problems.headers(problem).forEach(response::putHeader);
        var body = Buffer.buffer(write(problem));
        var end = isMoreToCome(call.request()) ? lingering(call, body) : response.end(body);
        end.onFailure(e -> LOG.debugf("The client has gone before it could be told: %s", e));
    }

    /**
     * The answer is written whole at once, but ends with the request or after a while: a server that closes on a client that
     * is still sending has the answer lost by a reset.
     */
    private static Future<Void> lingering(RoutingContext call, Buffer body) {
        var request = call.request();
        if (request.version() == HttpVersion.HTTP_2) {
            return endStream(call, body);
        }
        var response = call.response().putHeader("Connection", "close");
        var read = Promise.<Void>promise();
        long timer = call.vertx().setTimer(LINGER_MS, _ -> read.tryComplete());
        request.end().onComplete(_ -> read.tryComplete());
        request.resume();
        response.putHeader("Content-Length", Integer.toString(body.length())).write(body);
        return read.future().compose(_ -> {
            call.vertx().cancelTimer(timer);
            return response.end().eventually(() -> request.connection().close());
        });
    }

    /** A stream ends by itself, its connection lives on: HTTP/2 knows no header Connection (RFC 9113, section 8.2.2). */
    private static Future<Void> endStream(RoutingContext call, Buffer body) {
        var request = call.request();
        call.vertx().setTimer(LINGER_MS, _ -> {
            if (!request.isEnded()) {
                call.response().reset(HTTP_2_NO_ERROR);
            }
        });
        request.resume();
        return call.response().end(body);
    }

    private static boolean isMoreToCome(HttpServerRequest request) {
        if (request.isEnded() || HttpMethod.HEAD.equals(request.method())) {
            return false;
        }
        var length = request.getHeader("Content-Length");
        return request.version() == HttpVersion.HTTP_2
                || request.headers().contains("Transfer-Encoding")
                || (length != null && !length.equals("0"));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
