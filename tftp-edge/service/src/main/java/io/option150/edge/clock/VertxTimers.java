package io.option150.edge.clock;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Timers of the event loops. */
@Singleton
public final class VertxTimers implements Timers {

    private final Vertx vertx;

    VertxTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public Alarm after(long millis, Runnable action) {
        long id = vertx.setTimer(Math.max(millis, 1), _ -> action.run());
        return () -> vertx.cancelTimer(id);
    }
}
