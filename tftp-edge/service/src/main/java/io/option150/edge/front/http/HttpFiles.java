package io.option150.edge.front.http;

import io.option150.edge.http.ContentRange;
import io.option150.edge.http.Validators;
import io.option150.edge.resolve.Answer;
import io.option150.files.contract.ByteRange;
import io.option150.web.http.Conditions;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands a file that was found to an HTTP client: if its conditions hold, and as much of it as it wants. */
@Singleton
final class HttpFiles {

    private final HttpTransfers transfers;
    private final long patienceMillis;

    HttpFiles(HttpTransfers transfers, HttpSettings settings) {
        this.transfers = transfers;
        // The connection on which nothing moves is closed then: the client is to hear an answer before.
        this.patienceMillis = settings.idleTimeout().toMillis() * 9 / 10;
    }

    /** Ends the call with the file. The answer's claim passes to here. */
    void hand(HttpCall call, Answer.Found found, Context context) {
        boolean endless = found.content().length() < 0 && call.request().version() == HttpVersion.HTTP_1_0;
        if (!endless) {
            answer(call, found, context);
            return;
        }
        long left = Math.max(1, patienceMillis - call.ageMillis());
        WholeFile.await(call.request().response(), found.content(), context, left, state -> {
            switch (state) {
                case COMPLETE -> answer(call, found, context);
                case FAILED -> {
                    call.unavailable(found.content().failure());
                    found.giveBack();
                }
                case ARRIVING -> {
                    found.giveBack();
                    if (call.request().response().closed()) {
                        call.report("aborted", 0);
                    } else {
                        call.unavailable("the file is still on its way");
                    }
                }
            }
        });
    }

    private void answer(HttpCall call, Answer.Found found, Context context) {
        HttpServerResponse response = call.request().response();
        if (response.closed()) {
            found.giveBack();
            call.report("aborted", 0);
            return;
        }
        Validators version = FileVersion.of(found);
        if (version.etag() != null) {
            response.putHeader(HttpHeaders.ETAG, version.etag());
        }
        if (version.lastModified() != null) {
            response.putHeader(HttpHeaders.LAST_MODIFIED, version.lastModified());
        }
        switch (Conditions.of(call.request().headers(), version)) {
            case HOLD -> body(call, found, version, context);
            case NOT_MODIFIED -> {
                found.giveBack();
                call.end(304, "served");
            }
            case FAILED -> {
                found.giveBack();
                call.refuse(412, "this is not the version that the request's conditions name");
            }
        }
    }

    private void body(HttpCall call, Answer.Found found, Validators version, Context context) {
        HttpServerResponse response = call.request().response();
        long length = found.content().length();
        Optional<ContentRange> range = range(call, version, length);
        range.ifPresent(part -> response.putHeader(HttpHeaders.CONTENT_RANGE, part.toString()));
        if (range.isPresent() && range.get().part().isEmpty()) {
            found.giveBack();
            call.refuse(416, "the file has " + length + " bytes");
            return;
        }
        range.ifPresent(_ -> response.setStatusCode(206));
        long from = range.map(told -> told.part().from()).orElse(0L);
        long to = range.map(told -> told.part().to()).orElse(length);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        if (length >= 0) {
            response.putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(to - from));
        } else {
            response.setChunked(true);
        }
        if (!isGet(call)) {
            found.giveBack();
            call.end(response.getStatusCode(), "served");
            return;
        }
        if (length >= 0 && SentBytes.areOnePiece(found.content(), from, to)) {
            // Head and body in one write, and nothing to follow.
            call.serve(SentBytes.next(found.content(), from, to));
            found.giveBack();
            return;
        }
        transfers.start(
                call,
                new HttpTransfer(
                        call, found.claim(), context, from, to, (end, bytes) -> transfers.ended(call, end, bytes)));
    }

    /** Ranges mean something to GET alone (RFC 9110, section 14.2). */
    private static Optional<ContentRange> range(HttpCall call, Validators version, long length) {
        return isGet(call) && length >= 0 && Conditions.allowPart(call.request().headers(), version)
                ? ByteRange.parse(call.request().getHeader("Range"), length).map(part -> new ContentRange(part, length))
                : Optional.empty();
    }

    private static boolean isGet(HttpCall call) {
        return HttpMethod.GET.equals(call.request().method());
    }
}
