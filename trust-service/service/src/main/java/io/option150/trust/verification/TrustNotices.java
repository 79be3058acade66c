package io.option150.trust.verification;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears the database's notices of changed trust, on a connection of its own that is opened again when it breaks. The pool opens it:
 * Vert.x' own subscriber wants to be told how to connect, and what is configured for the pool (TLS, credentials) would not hold for
 * it.
 */
@Singleton
class TrustNotices {

    private static final Logger LOG = Logger.getLogger(TrustNotices.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Pool database;
    private final Vertx vertx;
    private final AtomicReference<@Nullable SqlConnection> connection = new AtomicReference<>();
    private volatile boolean closing;

    TrustNotices(Pool database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    /** Calls back at every notice, and whenever it listens again after a break. */
    void listen(Runnable changed) {
        var ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true) && !closing) {
                vertx.setTimer(RETRY.toMillis(), tick -> listen(changed));
            }
        };
        database.getConnection()
                .invoke(opened -> {
                    connection.set(opened);
                    var postgres = (PgConnection) opened.getDelegate();
                    postgres.notificationHandler(notice -> changed.run());
                    postgres.closeHandler(gone -> end.run());
                })
                .call(opened -> opened.query("listen trust").execute())
                .subscribe()
                .with(listening -> changed.run(), failed -> {
                    LOG.debugf("No notices of changed trust: %s", failed.getMessage());
                    release();
                    end.run();
                });
    }

    void close() {
        closing = true;
        release();
    }

    private void release() {
        SqlConnection held = connection.getAndSet(null);
        if (held != null) {
            held.close().subscribe().with(closed -> {}, failed -> LOG.debug("Closed already", failed));
        }
    }
}
