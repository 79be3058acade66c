package io.option150.trust.verification;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the memory the same as the database: loads it at the start, at every notice of a change, and every minute in case
 * a notice was lost with its connection. While the database is away, what was last known holds.
 */
@Singleton
class TrustFeed {

    /** After it is known who we are, before phones are served. */
    private static final int BEFORE_SERVING = 3000;

    private static final Duration ANYWAY = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(TrustFeed.class);

    private final TrustTable table;
    private final CurrentTrust trust;
    private final TrustNotices notices;
    private final Vertx vertx;

    private CompletableFuture<@Nullable Void> running = CompletableFuture.completedFuture(null);
    private @Nullable CompletableFuture<@Nullable Void> waiting;
    private long timer;

    TrustFeed(TrustTable table, CurrentTrust trust, TrustNotices notices, Vertx vertx) {
        this.table = table;
        this.trust = trust;
        this.notices = notices;
        this.vertx = vertx;
    }

    void start(@Observes @Priority(BEFORE_SERVING) StartupEvent event) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> table.read().invoke(trust::set));
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException("what phones may trust could not be read from the database", checked);
        }
        notices.listen(this::reloadAnyhow);
        timer = vertx.setPeriodic(ANYWAY.toMillis(), tick -> reloadAnyhow());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        notices.close();
    }

    /**
     * Loads what is committed now. Loads never overlap; calls that come while one has yet to begin share it.
     *
     * @return ends when the memory has it; a failure is logged and not passed on, since the change itself is safe and the
     *     next notice loads again
     */
    synchronized Uni<Void> reload() {
        CompletableFuture<@Nullable Void> next = waiting;
        if (next == null) {
            next = new CompletableFuture<>();
            waiting = next;
            CompletableFuture<@Nullable Void> before = running;
            running = next;
            CompletableFuture<@Nullable Void> mine = next;
            // Completes at once when nothing runs: all fields are set by now.
            CompletableFuture<Void> unused = before.thenRun(() -> begin(mine));
        }
        return Uni.createFrom().completionStage(next);
    }

    private void begin(CompletableFuture<@Nullable Void> done) {
        synchronized (this) {
            waiting = null;
        }
        // Whatever breaks ends in "failed": a load that never ends would keep all later ones waiting.
        Uni.createFrom()
                .deferred(table::read)
                .invoke(trust::set)
                .subscribe()
                .with(loaded -> done.complete(null), failed -> {
                    LOG.warnf("Phones are answered by what was last known: %s", failed.getMessage());
                    done.complete(null);
                });
    }

    private void reloadAnyhow() {
        reload().subscribe().with(done -> {}, failed -> LOG.error("Loading what phones may trust broke", failed));
    }
}
