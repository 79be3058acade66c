package io.option150.edge.front;

import io.option150.edge.name.FileName;
import io.option150.edge.name.RefusedNameException;
import io.option150.edge.request.RequestLog;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Answers phones over HTTP: the same tree, the same rules, the same report as over TFTP. */
@Singleton
final class HttpDesk {

    private static final Set<HttpMethod> SERVED = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String RETRY_SECONDS = "2";

    private final Desk desk;
    private final Gate gate;
    private final RequestLog log;
    private final HttpTransfers transfers;
    private final Vertx vertx;

    @Inject
    HttpDesk(Desk desk, Gate gate, RequestLog log, HttpTransfers transfers, Vertx vertx) {
        this.desk = desk;
        this.gate = gate;
        this.log = log;
        this.transfers = transfers;
        this.vertx = vertx;
    }

    void handle(HttpServerRequest request) {
        handle(request, UnaryOperator.identity());
    }

    /** Handles a request for the file that {@code meant} makes of the name asked for. */
    void handle(HttpServerRequest request, UnaryOperator<FileName> meant) {
        if (!gate.isOpen()) {
            request.connection().close();
            return;
        }
        HttpCall call = new HttpCall(request, log);
        if (!SERVED.contains(request.method())) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            call.refuse(405, "only GET and HEAD are served");
            return;
        }
        Optional<String> decoded = PathName.decode(request.path() == null ? "" : request.path());
        if (decoded.isEmpty()) {
            call.refuse(400, "the path must be percent-encoded UTF-8");
            return;
        }
        try {
            ask(call, meant.apply(FileName.parse(decoded.get())));
        } catch (RefusedNameException e) {
            call.refuse(403, "file name " + e.rule());
        }
    }

    private void ask(HttpCall call, FileName name) {
        InetAddress client = TftpFront.address(call.request().remoteAddress().hostAddress());
        Question question = desk.question(name, client);
        Context context = vertx.getOrCreateContext();
        desk.answer(call.request().method().name(), question)
                .whenComplete((answer, failed) -> context.runOnContext(_ -> {
                    if (answer == null) {
                        call.refuse(500, "unexpected: " + failed);
                    } else {
                        call.about(Trace.of(call.name(), question, answer));
                        reply(call, answer, context);
                    }
                }));
    }

    private void reply(HttpCall call, Answer answer, Context context) {
        switch (answer) {
            case Answer.Found found -> file(call, found, context);
            case Answer.NotFound _ -> call.end(404, "not_found");
            case Answer.Unreachable _ -> {
                call.request().response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
                call.end(503, "failed");
            }
        }
    }

    private void file(HttpCall call, Answer.Found found, Context context) {
        HttpServerResponse response = call.request().response();
        Optional<String> tag = HttpTags.of(found);
        tag.ifPresent(value -> response.putHeader(HttpHeaders.ETAG, value));
        String modified = found.origin().validators().lastModified();
        if (modified != null) {
            response.putHeader(HttpHeaders.LAST_MODIFIED, modified);
        }
        if (response.closed() || HttpTags.held(call.request(), tag)) {
            found.content().release();
            call.end(304, response.closed() ? "aborted" : "served");
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        body(call, found, tag, context);
    }

    private void body(HttpCall call, Answer.Found found, Optional<String> tag, Context context) {
        HttpServerResponse response = call.request().response();
        long length = found.content().length();
        // Ranges mean something to GET alone (RFC 9110, section 14.2).
        boolean get = HttpMethod.GET.equals(call.request().method());
        Optional<ByteRange> range = !get || length < 0 || !HttpTags.rangeAllowed(call.request(), tag)
                ? Optional.empty()
                : ByteRange.parse(call.request().getHeader("Range"), length);
        if (length >= 0) {
            response.putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        }
        if (range.isPresent() && range.get().isEmpty()) {
            found.content().release();
            response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
            call.end(416, "refused");
            return;
        }
        range.ifPresent(part -> response.setStatusCode(206)
                .putHeader(HttpHeaders.CONTENT_RANGE, "bytes " + part.from() + "-" + (part.to() - 1) + "/" + length));
        ByteRange part = range.orElseGet(() -> new ByteRange(0, length));
        if (length >= 0) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(part.length()));
        } else {
            response.setChunked(true);
        }
        if (!get) {
            found.content().release();
            call.end(response.getStatusCode(), "served");
            return;
        }
        transfers.start(
                call,
                new HttpTransfer(
                        response,
                        found.content(),
                        context,
                        part.from(),
                        part.to(),
                        (end, bytes) -> transfers.ended(call, end, bytes)));
    }
}
