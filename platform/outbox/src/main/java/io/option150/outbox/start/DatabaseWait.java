package io.option150.outbox.start;

import io.agroal.api.AgroalDataSource;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Waits for PostgreSQL before the tables are brought up to date, the first thing for which a service needs it. A server
 * that cannot be reached, or is starting itself, is waited for as long as it takes; one that answers and lets nobody in
 * gets the time in which another hand may still be making roles and databases, and then ends the start.
 */
@Singleton
public class DatabaseWait implements FlywayConfigurationCustomizer {

    private static final Logger LOG = Logger.getLogger(DatabaseWait.class);
    private static final Duration REFUSED_FOR = Duration.ofSeconds(30);
    private static final Duration TELL_AGAIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AgroalDataSource database;
    private final StartSignal signal;
    private final Duration refusedFor;

    @Inject
    DatabaseWait(AgroalDataSource database, StartSignal signal) {
        this(database, signal, REFUSED_FOR);
    }

    DatabaseWait(AgroalDataSource database, StartSignal signal, Duration refusedFor) {
        this.database = database;
        this.signal = signal;
        this.refusedFor = refusedFor;
    }

    @Override
    public void customize(FluentConfiguration migration) {
        signal.mind();
        await();
    }

    /**
     * Returns once a connection was made.
     *
     * @throws IllegalStateException if the server has refused one for too long: its message names host, port and cause
     */
    void await() {
        long began = System.nanoTime();
        long reached = began;
        long told = began;
        String last = "";
        while (true) {
            try (Connection _ = database.getConnection()) {
                if (!last.isEmpty()) {
                    LOG.infof("PostgreSQL answers, after %d s", since(began).toSeconds());
                }
                return;
            } catch (SQLException e) {
                PostgresTrouble trouble = PostgresTrouble.of(database, e);
                if (!trouble.refused()) {
                    reached = System.nanoTime();
                } else if (since(reached).compareTo(refusedFor) >= 0) {
                    throw new IllegalStateException(trouble.text(), e);
                }
                if (!trouble.text().equals(last) || since(told).compareTo(TELL_AGAIN) >= 0) {
                    LOG.warnf("Waiting for %s", trouble.text());
                    last = trouble.text();
                    told = System.nanoTime();
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }
}
