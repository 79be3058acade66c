package io.option150.outbox;

import io.agroal.api.AgroalDataSource;
import io.option150.events.Event;
import io.option150.outbox.start.PostgresTrouble;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what stands in the outbox, woken by NOTIFY. Every copy of a service has one, on a thread of its own since JDBC
 * and the transactional producer block; the one that holds the database's lock works, the others wait for it to go.
 */
@Startup
@Singleton
public class OutboxRelay implements Runnable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** SQLSTATE "undefined table". */
    private static final String TABLES_GONE = "42P01";

    private final OutboxSettings settings;
    private final AgroalDataSource database;
    private final Map<String, Object> kafka;
    private final String transactionalId;
    private final OutboxMetrics metrics;
    private final RelaySpans spans;
    private final ServiceEnd end;
    private final Thread thread;
    private volatile boolean stopping;
    private boolean troubled;

    OutboxRelay(
            OutboxSettings settings,
            AgroalDataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String application,
            OutboxMetrics metrics,
            RelaySpans spans,
            ServiceEnd end) {
        this.settings = settings;
        this.database = database;
        this.kafka = kafka;
        this.transactionalId = application + "-outbox";
        this.metrics = metrics;
        this.spans = spans;
        this.end = end;
        this.thread = Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this);
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        if (thread.isAlive() && !thread.join(STOP_WITHIN)) {
            LOG.warnf("The outbox relay did not end within %s", STOP_WITHIN);
        }
    }

    /** Works until the service stops: whatever fails is tried again on new connections. */
    @Override
    public void run() {
        while (!stopping) {
            try (var table = OutboxTable.on(database.getConnection(), settings.source())) {
                relay(table);
            } catch (InterruptedException | InterruptException e) {
                // Only stop() interrupts; the loop's condition ends it.
                LOG.debug("Outbox relay interrupted", e);
            } catch (SQLException e) {
                if (TABLES_GONE.equals(e.getSQLState())) {
                    endForMigration();
                    return;
                }
                trouble(e);
            } catch (KafkaException e) {
                trouble(e);
            } catch (RuntimeException e) {
                LOG.error("Outbox relay failed unexpectedly; trying again", e);
                pause();
            }
        }
    }

    private void relay(OutboxTable table) throws SQLException, InterruptedException {
        while (!stopping && !table.tryLock()) {
            metrics.pending(table.pending());
            Thread.sleep(settings.retry());
        }
        if (stopping) {
            return;
        }
        metrics.pending(table.pending());
        OwnedTopics.make(kafka, settings.topics(), settings.replicationFactor());
        try (var sender = EventSender.open(kafka, transactionalId)) {
            LOG.infof("Relaying events to %s", settings.topics());
            troubled = false;
            while (!stopping) {
                drain(table, sender);
                table.await(settings.poll());
            }
        }
    }

    private void drain(OutboxTable table, EventSender sender) throws SQLException, InterruptedException {
        List<OutboxTable.Row> rows = table.oldest(settings.batchSize());
        while (!rows.isEmpty() && !stopping) {
            List<Event> events = rows.stream().map(OutboxTable.Row::event).toList();
            try (var traced = spans.open(events)) {
                sender.send(traced.events());
            }
            table.delete(rows);
            metrics.relayed(events);
            rows = table.oldest(settings.batchSize());
        }
        metrics.pending(rows.size());
    }

    private void trouble(Exception e) {
        if (stopping) {
            return;
        }
        // Once per outage: the retries would fill the log.
        if (!troubled) {
            Object what = e instanceof SQLException lost
                    ? PostgresTrouble.of(database, lost).text()
                    : e;
            LOG.warnf("Events wait in the outbox: %s. Trying again every %s", what, settings.retry());
            troubled = true;
        }
        metrics.failed();
        pause();
    }

    /** Tables are made at the start alone: whoever watches over this service starts it again, on a new database, too. */
    private void endForMigration() {
        LOG.fatal(
                "The database does not have this service's tables any more. Ending, so that the next start makes them");
        end.asFailure();
    }

    private void pause() {
        try {
            Thread.sleep(settings.retry());
        } catch (InterruptedException e) {
            LOG.debug("Outbox relay interrupted in its pause", e);
        }
    }
}
