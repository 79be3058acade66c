package io.option150.files.transfer;

import io.netty.handler.timeout.IdleStateHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The idle timer of a call's connection ({@code quarkus.http.idle-timeout}). It is meant for clients that went silent; held, it
 * counts only while the client is awaited, not while the call waits for its turn or for the database.
 */
public final class IdleTimer {

    // The timer never comes near its end while it is held.
    private static final int STEPS = 4;

    private volatile boolean clientAwaited;

    private IdleTimer() {}

    /**
     * Does the work for a call with the timer held.
     *
     * @param work says when the client is awaited, and when no longer
     */
    public static <T> Uni<T> held(HttpServerRequest request, Function<IdleTimer, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var timer = new IdleTimer();
            var channel = ((ConnectionBase) request.connection()).channel();
            var handler = channel.pipeline().get(IdleStateHandler.class);
            if (handler == null) {
                return work.apply(timer);
            }
            long step = Math.max(1, handler.getAllIdleTimeInMillis() / STEPS);
            var holding = channel.eventLoop()
                    .scheduleAtFixedRate(() -> timer.keepFrom(handler), step, step, TimeUnit.MILLISECONDS);
            return work.apply(timer).onTermination().invoke(() -> holding.cancel(false));
        });
    }

    /** The next byte is the client's to send or to take. */
    public void awaitClient() {
        clientAwaited = true;
    }

    /** What comes next is ours to do. */
    public void atWork() {
        clientAwaited = false;
    }

    private void keepFrom(IdleStateHandler handler) {
        if (!clientAwaited) {
            handler.resetWriteTimeout();
        }
    }
}
