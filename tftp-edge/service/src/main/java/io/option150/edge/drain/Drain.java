package io.option150.edge.drain;

import io.option150.edge.clock.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Waits until this copy is free to leave. It changes nothing of what phones see. */
@Singleton
public class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final long LOOK_MILLIS = 200;

    private final Timers timers;
    private final OpenWork work;
    private final long quiet;
    private final long limit;
    private @Nullable CompletableFuture<DrainEnd> running;

    Drain(DrainSettings settings, Timers timers, OpenWork work) {
        this.timers = timers;
        this.work = work;
        this.quiet = millis("option150.drain.quiet", settings.quiet(), Duration.ofHours(1));
        this.limit = millis("option150.drain.limit", settings.limit(), Duration.ofDays(1));
    }

    /** The end of the drain, which begins with the first call; later calls join it. */
    public Uni<DrainEnd> end() {
        return Uni.createFrom().completionStage(this::begin);
    }

    private synchronized CompletableFuture<DrainEnd> begin() {
        if (running == null || running.isDone()) {
            running = new CompletableFuture<>();
            LOG.infof("Draining: leaves after %d ms without a request, or after %d ms", quiet, limit);
            look(running, timers.now());
        }
        return running;
    }

    private void look(CompletableFuture<DrainEnd> drain, long began) {
        long now = timers.now();
        if (now - began >= limit) {
            end(drain, DrainEnd.Reason.LIMIT, now - began);
        } else if (isQuiet(now, began)) {
            end(drain, DrainEnd.Reason.QUIET, now - began);
        } else {
            timers.after(LOOK_MILLIS, () -> look(drain, began));
        }
    }

    /** The whole quiet time lies within the drain: only from its beginning on are new phones sent elsewhere. */
    private boolean isQuiet(long now, long began) {
        return work.transfers() == 0 && now - Math.max(work.lastRequest(), began) >= quiet;
    }

    private void end(CompletableFuture<DrainEnd> drain, DrainEnd.Reason reason, long took) {
        DrainEnd end = new DrainEnd(reason, work.transfers(), took);
        LOG.infof("Free to leave: %s", end);
        drain.complete(end);
    }

    private static long millis(String key, Duration value, Duration most) {
        if (value.isNegative() || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " must be 0 s to " + most.toSeconds() + " s, is " + value);
        }
        return value.toMillis();
    }
}
