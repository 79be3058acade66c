package io.option150.edge.front.http;

import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;
import io.option150.tftp.net.Content;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * One body on its way to an HTTP client: as fast as the client takes it and as the bytes arrive. A source that breaks
 * closes the connection, so that the client sees no false end (RES-15). All but construction happens on the connection's
 * context.
 */
final class HttpTransfer {

    /** Bytes from which on it is waited until the client has taken some: several pieces go in one call of the system. */
    private static final int QUEUED = 4 * SentBytes.PIECE;

    /** How a body ended. */
    enum End {
        SERVED,
        FAILED,
        ABORTED
    }

    private final HttpServerResponse response;
    private final Visit visit;
    private final ContentClaim claim;
    private final StoredContent content;
    private final Context context;
    private final long to;
    private final BiConsumer<End, Long> ended;
    private final Content.Subscription subscription;
    private final long from;
    private final AtomicBoolean woken = new AtomicBoolean();
    private long position;
    private boolean over;

    /**
     * @param claim on the file's content, closed at the end
     * @param from first byte
     * @param to byte after the last one, or {@link Content#UNKNOWN} for all there will be
     * @param ended hears the end and the bytes sent, once
     */
    HttpTransfer(HttpCall call, ContentClaim claim, Context context, long from, long to, BiConsumer<End, Long> ended) {
        this.response = call.request().response();
        this.visit = call.visit();
        this.claim = claim;
        this.content = claim.content();
        this.context = context;
        this.from = from;
        this.position = from;
        this.to = to;
        this.ended = ended;
        this.subscription = content.onChange(this::wake);
    }

    void start() {
        response.setWriteQueueMaxSize(QUEUED);
        response.drainHandler(_ -> pump());
        response.closeHandler(_ -> finish(End.ABORTED));
        response.exceptionHandler(_ -> finish(End.ABORTED));
        pump();
    }

    long sent() {
        return position - from;
    }

    StoredContent content() {
        return content;
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(_ -> {
                woken.set(false);
                pump();
            });
        }
    }

    private void pump() {
        long before = position;
        while (!over && !response.writeQueueFull()) {
            // The state first: what a complete content has is all there is.
            Content.State state = content.state();
            long end = sendable(state);
            if (position < end) {
                write(end);
            } else if (position == to || (to == Content.UNKNOWN && state == Content.State.COMPLETE)) {
                finish(End.SERVED);
            } else if (state == Content.State.ARRIVING) {
                visit.waits();
                return;
            } else {
                finish(End.FAILED);
            }
        }
        if (!over && position > before) {
            // There was room, since the client has taken some; that the file grows gives it no more time.
            visit.isToTake();
        }
    }

    /** How far may be sent now: the last byte of the file only when all of it came and is verified (RES-15). */
    private long sendable(Content.State state) {
        long there = content.available();
        long held = state != Content.State.COMPLETE && there == content.length() ? there - 1 : there;
        return to == Content.UNKNOWN ? held : Math.min(to, held);
    }

    private void write(long end) {
        Buffer piece = SentBytes.next(content, position, end);
        if (piece.length() == 0) {
            finish(End.FAILED);
            return;
        }
        position += piece.length();
        response.write(piece);
    }

    private void finish(End how) {
        if (over) {
            return;
        }
        over = true;
        subscription.close();
        claim.close();
        switch (how) {
            case SERVED -> visit.answered(response.end());
            case FAILED -> response.reset();
            case ABORTED -> {
                // The connection is gone.
            }
        }
        ended.accept(how, sent());
    }
}
