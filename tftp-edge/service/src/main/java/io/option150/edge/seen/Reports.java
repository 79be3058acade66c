package io.option150.edge.seen;

import io.option150.edge.StartOrder;
import io.option150.edge.clock.Timers;
import io.option150.registry.contract.PhoneTopics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Tells the suite what phones asked, many phones in a message where many ask. A bounded number of messages is on its way; while Kafka is away
 * one at a time, to see whether it is back, and what waits for too long is dropped and counted.
 */
@Singleton
final class Reports {

    private static final Logger LOG = Logger.getLogger(Reports.class);
    /** Behind the first beat, which opens the way to Kafka (decision 0031). */
    private static final long FIRST_LOOK_MILLIS = 3_500;

    /** While something waits; where nothing does nobody looks. */
    private static final long LOOK_MILLIS = 100;

    /** While a crowd waits: it fills messages, and one costs what ten requests do. */
    private static final long LOOK_AT_CROWD_MILLIS = 500;

    private static final int CROWD = 64;
    /** Messages, and the bytes of them, that may be on their way. */
    private static final int MOST_ON_THEIR_WAY = 128;

    private static final long MOST_BYTES = 1 << 20;
    /** Taken from the table at once, so that its lock is held for a moment only. */
    private static final int BATCH = 192;

    private final boolean enabled;
    private final PhoneTable table;
    private final ReportWriter writer;
    private final SeenMetrics metrics;
    private final Timers timers;
    private final Emitter<byte[]> channel;

    /** Whether somebody will look; before the first look it is that one. */
    private final AtomicBoolean looking = new AtomicBoolean(true);

    private int onTheirWay;
    private long bytes;
    private boolean away;

    Reports(
            SeenSettings settings,
            PhoneTable table,
            ReportWriter writer,
            SeenMetrics metrics,
            Timers timers,
            @Channel(PhoneTopics.PHONE_SEEN) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<byte[]> channel) {
        this.enabled = settings.enabled();
        this.table = table;
        this.writer = writer;
        this.metrics = metrics;
        this.timers = timers;
        this.channel = channel;
    }

    /** After all fronts: the first file does not wait for it. */
    void start(@Observes @Priority(StartOrder.PHONES_SEEN) StartupEvent started) {
        if (enabled) {
            table.whenFilled(this::look);
            timers.after(FIRST_LOOK_MILLIS, this::again);
        }
    }

    /** What was asked last is what a copy that goes would take along. */
    void stop(@Observes ShutdownEvent ended) {
        if (enabled) {
            tell(table.take(timers.now() + PhoneTable.NAMELESS_MILLIS, BATCH));
            table.forget(timers.now() + PhoneTable.KEPT_MILLIS);
        }
    }

    private void look() {
        if (looking.compareAndSet(false, true)) {
            timers.after(table.phones() < CROWD ? LOOK_MILLIS : LOOK_AT_CROWD_MILLIS, this::again);
        }
    }

    private void again() {
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            try {
                tell();
            } catch (RuntimeException e) {
                LOG.error("The suite could not be told of phones", e);
            } finally {
                looking.set(false);
                // What came while this look ended has found somebody looking.
                if (table.phones() > 0) {
                    look();
                }
            }
        });
    }

    private void tell() {
        boolean more = true;
        while (more) {
            int most = room();
            List<SeenPhone> due = most == 0 ? List.of() : table.take(timers.now(), most);
            tell(due);
            more = !due.isEmpty();
        }
        table.forget(timers.now());
    }

    private void tell(List<SeenPhone> phones) {
        try {
            writer.reports(phones).forEach(this::send);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%d phones could not be told of", phones.size());
            metrics.lost(
                    phones.stream().mapToInt(phone -> phone.requests().size()).sum());
        }
    }

    /** Phones that may be told of now. */
    private synchronized int room() {
        if (away) {
            return onTheirWay == 0 ? 1 : 0;
        }
        return bytes < MOST_BYTES && onTheirWay < MOST_ON_THEIR_WAY ? BATCH : 0;
    }

    private void send(ReportWriter.Report report) {
        ProducerRecord<String, byte[]> record = report.record();
        int requests = report.requests();
        int size = record.value().length;
        begun(size);
        try {
            channel.send(Message.of(record.value(), () -> arrived(size, requests), why -> lost(size, requests, why))
                    .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                            .withKey(record.key())
                            .withHeaders(record.headers())
                            .build()));
        } catch (RuntimeException e) {
            lost(size, requests, e);
        }
    }

    private synchronized void begun(int size) {
        onTheirWay++;
        bytes += size;
    }

    private synchronized CompletionStage<Void> arrived(int size, int requests) {
        onTheirWay--;
        bytes -= size;
        metrics.sent(requests);
        if (away) {
            LOG.info("The suite hears of phones again");
            away = false;
        }
        return CompletableFuture.completedFuture(null);
    }

    private synchronized CompletionStage<Void> lost(int size, int requests, Throwable why) {
        onTheirWay--;
        bytes -= size;
        metrics.lost(requests);
        if (!away) {
            LOG.infof("The suite does not hear of phones, they are served all the same: %s", why.getMessage());
            away = true;
        }
        return CompletableFuture.completedFuture(null);
    }
}
