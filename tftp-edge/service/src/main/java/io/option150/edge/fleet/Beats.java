package io.option150.edge.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.edge.StartOrder;
import io.option150.edge.clock.Timers;
import io.option150.edge.front.gate.Gate;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.Version;
import io.option150.registry.contract.EdgeTopics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the suite of this copy, every few seconds and when its state changes. One beat at the most is on its way: while Kafka
 * is away the others are dropped and counted, and neither a start nor a phone waits.
 */
@Singleton
public class Beats {

    private static final Logger LOG = Logger.getLogger(Beats.class);
    /** To open a producer takes the processors for a while, which belong to the first file (decision 0031). */
    private static final long FIRST_LOOK_MILLIS = 3_000;

    private static final long LOOK_MILLIS = 1_000;
    private static final String SOURCE = "/option150/tftp-edge";

    private final Self self;
    private final Timers timers;
    private final Gate gate;
    private final FleetMetrics metrics;
    private final ObjectMapper json;
    private final Emitter<byte[]> channel;
    private final long everyMillis;
    private final InstantSource clock = InstantSource.system();

    private Self.@Nullable Face told;
    private long last;
    private long sequence;
    private boolean onItsWay;
    private boolean away;

    Beats(
            FleetSettings settings,
            Self self,
            Timers timers,
            Gate gate,
            FleetMetrics metrics,
            ObjectMapper json,
            @Channel(EdgeTopics.EDGE_SEEN) Emitter<byte[]> channel) {
        this.self = self;
        this.timers = timers;
        this.gate = gate;
        this.metrics = metrics;
        this.json = json;
        this.channel = channel;
        this.everyMillis = settings.beat().toMillis();
    }

    /** After all fronts: the first file does not wait for it. */
    void start(@Observes @Priority(StartOrder.BEATS) StartupEvent started) {
        timers.after(FIRST_LOOK_MILLIS, () -> {
            gate.follow(_ -> Infrastructure.getDefaultWorkerPool().execute(this::look));
            again();
        });
    }

    private void again() {
        Infrastructure.getDefaultWorkerPool().execute(this::look);
        timers.after(LOOK_MILLIS, this::again);
    }

    private synchronized void look() {
        var face = self.face();
        long now = timers.now();
        boolean due = now - last >= everyMillis;
        if (onItsWay) {
            if (due) {
                last = now;
                metrics.dropped();
            }
        } else if (due || !face.equals(told)) {
            last = now;
            told = face;
            send(face);
        }
    }

    private void send(Self.Face face) {
        onItsWay = true;
        try {
            var beat = self.beat(face);
            var record = EventCodec.encode(new Event(
                    UUID.randomUUID(),
                    SOURCE,
                    EdgeTopics.TYPE_EDGE_SEEN,
                    EdgeTopics.EDGE_SEEN,
                    beat.edgeId(),
                    clock.instant(),
                    new Version(self.started().toEpochMilli(), ++sequence),
                    EdgeTopics.SCHEMA_EDGE,
                    json.writeValueAsString(beat)));
            channel.send(Message.of(record.value(), this::arrived, this::lost)
                    .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                            .withKey(record.key())
                            .withHeaders(record.headers())
                            .build()));
        } catch (JsonProcessingException | RuntimeException e) {
            lost(e);
        }
    }

    private synchronized CompletionStage<Void> arrived() {
        onItsWay = false;
        metrics.sent();
        if (away) {
            LOG.info("The suite hears of this copy again");
            away = false;
        }
        return CompletableFuture.completedFuture(null);
    }

    private synchronized CompletionStage<Void> lost(Throwable why) {
        onItsWay = false;
        metrics.dropped();
        if (!away) {
            LOG.infof("The suite does not hear of this copy, phones are served all the same: %s", why.getMessage());
            away = true;
        }
        return CompletableFuture.completedFuture(null);
    }
}
