package io.option150.registry.gateway;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Watches an owner while it is its turn to take or to send bytes. The time that a client takes is not the owner's. Belongs to
 * the event loop of one call.
 */
final class Silence {

    private final Vertx vertx;
    private final long limitMs;
    private final Runnable tooLong;
    private long timer;
    private long since = System.nanoTime();
    private boolean isAwaited;
    private boolean isBroken;
    private boolean isOver;

    /**
     * Begins to watch; nothing is awaited yet.
     *
     * @param tooLong what ends the call
     */
    Silence(Vertx vertx, Duration limit, Runnable tooLong) {
        this.vertx = vertx;
        this.limitMs = limit.toMillis();
        this.tooLong = tooLong;
        this.timer = vertx.setTimer(limitMs, _ -> look());
    }

    /** It is the owner's turn from now on; or it has just done something, and it is its turn again. */
    void await() {
        since = System.nanoTime();
        isAwaited = true;
    }

    /** It is the client's turn. */
    void rest() {
        isAwaited = false;
    }

    /** Nothing is awaited any more. */
    void end() {
        isOver = true;
        vertx.cancelTimer(timer);
    }

    /** Whether the call was ended because the owner was silent. */
    boolean isBroken() {
        return isBroken;
    }

    private void look() {
        if (isOver) {
            return;
        }
        long silentMs = isAwaited ? (System.nanoTime() - since) / 1_000_000 : 0;
        if (silentMs < limitMs) {
            timer = vertx.setTimer(limitMs - silentMs, _ -> look());
            return;
        }
        isBroken = true;
        isOver = true;
        tooLong.run();
    }
}
