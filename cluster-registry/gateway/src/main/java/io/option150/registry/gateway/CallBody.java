package io.option150.registry.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** The body of a call on its way to the owner: as fast as the owner takes it, and no further once the owner has answered. */
final class CallBody implements ReadStream<Buffer> {

    /** How long the rest of a body that nobody wants is read: closing at once could take the answer from the client. */
    private static final long LINGER_MS = 2_000;

    private final HttpServerRequest call;
    private final HttpClientRequest toOwner;
    private final Silence owner;
    private boolean hasBegun;
    private boolean isDiscarded;
    /** The owner has been asked whether the client may send, and has not said yet. */
    private boolean isToContinue;

    CallBody(HttpServerRequest call, HttpClientRequest toOwner, Silence owner) {
        this.call = call;
        this.toOwner = toOwner;
        this.owner = owner;
        if (isExpecting(call)) {
            toOwner.continueHandler(_ -> {
                isToContinue = false;
                owner.rest();
                call.response().writeContinue();
            });
        }
    }

    /** Whether the client sends only when told to go on (RFC 9110, section 10.1.1). */
    private static boolean isExpecting(HttpServerRequest call) {
        return "100-continue".equalsIgnoreCase(call.getHeader("Expect"));
    }

    /** From now on what comes is thrown away; done at its end, or after a while. */
    Future<Void> discard(Vertx vertx) {
        isDiscarded = true;
        if (call.isEnded()) {
            return Future.succeededFuture();
        }
        var read = Promise.<Void>promise();
        long timer = vertx.setTimer(LINGER_MS, _ -> read.tryComplete());
        call.handler(_ -> {});
        call.end().onComplete(_ -> read.tryComplete());
        call.resume();
        return read.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    @Override
    public CallBody handler(@Nullable Handler<Buffer> taker) {
        if (!isDiscarded) {
            if (taker != null && !hasBegun) {
                hasBegun = true;
                begin();
            }
            call.handler(taker);
        }
        return this;
    }

    /** All headers are there when the first byte is asked for. */
    private void begin() {
        boolean isReading = HttpMethod.GET.equals(call.method()) || HttpMethod.HEAD.equals(call.method());
        if (call.version() == HttpVersion.HTTP_2 && !isReading && call.getHeader("Content-Length") == null) {
            // HTTP/2 ends a body by itself, HTTP/1.1 by a length or chunks.
            toOwner.setChunked(true);
        }
        if (isExpecting(call)) {
            isToContinue = true;
            owner.await();
            toOwner.sendHead();
        }
    }

    @Override
    public CallBody pause() {
        if (!isDiscarded) {
            owner.await();
            call.pause();
        }
        return this;
    }

    @Override
    public CallBody resume() {
        if (!isDiscarded) {
            if (!isToContinue) {
                owner.rest();
            }
            call.resume();
        }
        return this;
    }

    @Override
    public CallBody fetch(long amount) {
        if (!isDiscarded) {
            call.fetch(amount);
        }
        return this;
    }

    @Override
    public CallBody endHandler(@Nullable Handler<Void> end) {
        if (!isDiscarded) {
            call.endHandler(
                    end == null
                            ? null
                            : _ -> {
                                if (!isDiscarded) {
                                    owner.await();
                                    end.handle(null);
                                }
                            });
        }
        return this;
    }

    @Override
    public CallBody exceptionHandler(@Nullable Handler<Throwable> failed) {
        call.exceptionHandler(failed);
        return this;
    }
}
