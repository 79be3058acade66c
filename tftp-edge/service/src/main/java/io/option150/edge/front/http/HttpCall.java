package io.option150.edge.front.http;

import io.option150.edge.front.gate.RequestOutcome;
import io.option150.edge.request.EndedRequest;
import io.option150.edge.request.RequestLog;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.InetAddress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** One call of the HTTP front, from its head to its line in the log. Used on the connection's context. */
final class HttpCall {

    private static final String RETRY_SECONDS = "2";

    private final HttpServerRequest request;
    private final Visit visit;
    private final RequestLog log;
    private final String name;
    private final long started = System.nanoTime();
    private RequestOutcome known;

    HttpCall(HttpServerRequest request, Visit visit, RequestLog log) {
        this.request = request;
        this.visit = visit;
        this.log = log;
        this.name = request.path() == null ? "" : request.path();
        this.known = RequestOutcome.refused(name, "");
    }

    HttpServerRequest request() {
        return request;
    }

    /** The connection that it came on. */
    Visit visit() {
        return visit;
    }

    /** Milliseconds since its head was read. */
    long ageMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    /** The path as it came. */
    String name() {
        return known.question() == null ? name : known.question().file().name().value();
    }

    void about(RequestOutcome what) {
        known = new RequestOutcome(
                what.question() == null ? name : what.question().file().name().value(),
                what.question(),
                what.answer(),
                what.detail());
    }

    /** The call breaks a rule, or the edge does; the client is told which. */
    void refuse(int status, String why) {
        known = known.without(why);
        tell(status, status < 500 ? why : "unexpected error");
        report(status < 500 ? "refused" : "failed", 0);
    }

    /** Nobody can tell now: the client is to ask again, and is told why (RES-5). */
    void unavailable(String why) {
        known = known.without(why);
        request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        tell(503, "temporarily unavailable: " + why);
        report("failed", 0);
    }

    /** There is no place for its connection, which ends with the answer. Counted, and no line of the log: there may be many. */
    void tooMany(Visit.Refusal why) {
        request.response()
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        tell(
                503,
                switch (why) {
                    case FULL -> "too many connections";
                    case NETWORK_FULL -> "too many connections of this network";
                });
        // Once the answer is written.
        request.connection().close();
    }

    private void tell(int status, String why) {
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            visit.answered(response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(why + "\n"));
        }
    }

    /** Ends the call without a body of the file. */
    void end(int status, String outcome) {
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            visit.answered(response.setStatusCode(status).end());
        }
        report(outcome, 0);
    }

    /** Ends the call with a whole body. */
    void serve(Buffer body) {
        visit.answered(request.response().end(body));
        report("served", body.length());
    }

    void report(String outcome, long bytes) {
        RequestOutcome last = known;
        Instant ended = Instant.now();
        InetAddress client = InetAddress.ofLiteral(request.remoteAddress().hostAddress());
        String front = request.isSSL() ? "https" : "http";
        int port = request.remoteAddress().port();
        long millis = millis();
        log.add(() -> new EndedRequest(
                last.record(
                        ended,
                        front,
                        client,
                        outcome,
                        bytes,
                        millis,
                        0,
                        outcome.equals("aborted") ? "the client went away" : ""),
                port,
                0,
                false,
                last.question(),
                last.answer()));
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}
