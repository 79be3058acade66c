package io.option150.registry.discovery.run;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Sees to it that one copy of the registry asks sources: the one that holds the database's lock. On a thread of its own. */
@Singleton
class Leader implements Runnable {

    private static final Logger LOG = Logger.getLogger(Leader.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final int ALIVE_WITHIN_S = 5;

    /** In the two-number space of advisory locks, beside that of clusters. */
    private static final String LOCK = "select pg_try_advisory_lock(150, 50)";

    private static final String UNLOCK = "select pg_advisory_unlock(150, 50)";

    private final AgroalDataSource database;
    private final Duty duty;
    private final Thread thread;
    private volatile boolean stopping;
    private boolean troubled;

    Leader(AgroalDataSource database, Duty duty) {
        this.database = database;
        this.duty = duty;
        this.thread = Thread.ofPlatform().daemon().name("discovery").unstarted(this);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        if (!thread.join(STOP_WITHIN)) {
            LOG.warnf("Discovery did not end within %s", STOP_WITHIN);
        }
    }

    /** Works until the service stops: whatever fails is tried again on a new connection. */
    @Override
    public void run() {
        while (!stopping) {
            try {
                Thread.sleep(PAUSE);
                try (var connection = database.getConnection()) {
                    lead(connection);
                }
            } catch (InterruptedException stopped) {
                LOG.debug("Discovery is asked no more", stopped);
                return;
            } catch (Throwable why) {
                trouble(why);
            }
        }
    }

    private void lead(Connection connection) throws SQLException, InterruptedException {
        if (!isTrue(connection, LOCK)) {
            Thread.sleep(PAUSE);
            return;
        }
        try (var term = duty.new Term()) {
            while (!stopping && connection.isValid(ALIVE_WITHIN_S)) {
                term.step();
                troubled = false;
                Thread.sleep(PAUSE);
            }
        } finally {
            // The pool keeps the connection, and the connection would keep the lock.
            isTrue(connection, UNLOCK);
        }
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void trouble(Throwable why) {
        if (!stopping && !troubled) {
            LOG.warnf("Discovery waits, trying again: %s", why);
        }
        troubled = true;
    }
}
