package io.option150.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.option150.events.Brokers;
import io.option150.outbox.start.PostgresTrouble;
import io.quarkus.arc.All;
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
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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

    /** SQLSTATE "invalid column reference": a key that is not there. */
    private static final String KEYS_GONE = "42P10";

    // A restore drops the tables and makes them again.
    private static final Duration GONE_FOR_GOOD = Duration.ofSeconds(5);

    private final OutboxSettings settings;
    private final RelayContext context;
    private final OutboxHealth health;
    private final ServiceEnd end;
    private final Thread thread;
    private final Troubles troubles = new Troubles(LOG);
    private volatile boolean stopping;
    private @Nullable Long goneSince;

    OutboxRelay(
            OutboxSettings settings,
            AgroalDataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @All List<TopicSource> sources,
            ObjectMapper json,
            OutboxMetrics metrics,
            RelaySpans spans,
            @Readiness OutboxHealth health,
            ServiceEnd end) {
        this.settings = settings;
        this.context = new RelayContext(
                settings,
                database,
                kafka,
                application + "-outbox",
                List.copyOf(sources),
                json,
                metrics,
                spans,
                new AtomicReference<>());
        this.health = health;
        this.end = end;
        this.thread = Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this);
    }

    void start(@Observes StartupEvent event) {
        for (var topic : settings.topics()) {
            if (context.sources(topic).isEmpty()) {
                throw new IllegalArgumentException(
                        "option150.outbox.topics must name topics that this service tells; got: " + topic);
            }
        }
        if (settings.enabled()) {
            thread.start();
        } else {
            health.relayIs("off");
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
            try (var table = OutboxTable.on(context.database().getConnection(), settings.source())) {
                relay(table);
                goneSince = null;
            } catch (InterruptedException | InterruptException e) {
                // Only stop() interrupts; the loop's condition ends it.
                LOG.debug("Outbox relay interrupted", e);
            } catch (SQLException e) {
                if (TABLES_GONE.equals(e.getSQLState()) && areGoneForGood()) {
                    endForMigration();
                    return;
                }
                var why = KEYS_GONE.equals(e.getSQLState())
                        ? "the tables have no keys: a restore is at work, or did not end"
                        : PostgresTrouble.of(context.database(), e).text();
                trouble(Logger.Level.WARN, why, null);
            } catch (KafkaException e) {
                trouble(Logger.Level.WARN, Brokers.explain(servers(), e), null);
            } catch (UnfitTopicException e) {
                context.metrics().refused(true);
                trouble(Logger.Level.ERROR, e.getMessage() + ". Nothing is sent until it has", null);
            } catch (Throwable e) {
                // A relay that ends of an error would leave the service as good as mute, without a word.
                trouble(Logger.Level.ERROR, "the relay failed unexpectedly: " + e, e);
            }
        }
    }

    private void relay(OutboxTable table) throws SQLException, InterruptedException {
        while (!stopping && !table.tryLock()) {
            health.relayIs("standby");
            context.metrics().pending(table.pending());
            goneSince = null;
            // Whoever is at work says whether it refuses topics; what this copy saw may be long past.
            context.metrics().refused(false);
            if (table.endSilentHolder()) {
                LOG.warn("The relay at work was silent: its connection was ended, another takes over");
            }
            Thread.sleep(settings.retry());
        }
        if (stopping) {
            return;
        }
        context.metrics().pending(table.pending());
        try (var term = Term.open(context, table, () -> stopping)) {
            context.metrics().refused(false);
            health.relayIs("comparing topics with tables");
            if (!term.begin()) {
                return;
            }
            LOG.infof("Relaying events to %s", settings.topics());
            health.relayIs("at work");
            troubles.end();
            goneSince = null;
            term.work();
        } catch (UnfitTopicException e) {
            table.topics().tell(List.of(e.topic()), TopicState.REFUSED, e.getMessage());
            throw e;
        }
    }

    private void trouble(Logger.Level level, @Nullable String why, @Nullable Throwable unexpected) {
        if (stopping) {
            return;
        }
        var reason = String.valueOf(why);
        health.relayIs("waits: " + reason);
        troubles.tell(level, reason, unexpected);
        context.metrics().failed();
        pause();
    }

    private boolean areGoneForGood() {
        long now = System.nanoTime();
        if (goneSince == null) {
            goneSince = now;
        }
        return now - goneSince > GONE_FOR_GOOD.toNanos();
    }

    /** Tables are made at the start alone: whoever watches over this service starts it again, on a new database, too. */
    private void endForMigration() {
        LOG.fatal(
                "The database does not have this service's tables any more. Ending, so that the next start makes them");
        end.asFailure();
    }

    private String servers() {
        return String.valueOf(context.kafka().get("bootstrap.servers"));
    }

    private void pause() {
        try {
            Thread.sleep(settings.retry());
        } catch (InterruptedException e) {
            LOG.debug("Outbox relay interrupted in its pause", e);
        }
    }
}
