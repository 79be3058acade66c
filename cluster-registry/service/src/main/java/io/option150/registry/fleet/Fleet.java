package io.option150.registry.fleet;

import io.option150.events.Brokers;
import io.option150.outbox.OutboxSettings;
import io.option150.registry.contract.EdgeTopics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Sees to it that the topic of beats is there, and reads it by its channel from the moment that it is: a channel that is opened
 * while the broker's name does not resolve fails (decision 0030). Waits for Kafka as long as it takes.
 */
@Singleton
public class Fleet implements Runnable {

    private static final Logger LOG = Logger.getLogger(Fleet.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;
    private final OutboxSettings settings;
    private final BeatReader reader;
    private final FleetMetrics metrics;
    private final Multi<Message<byte[]>> channel;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean reading;
    private String trouble = "";

    Fleet(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            OutboxSettings settings,
            BeatReader reader,
            FleetMetrics metrics,
            @Channel(EdgeTopics.EDGE_SEEN) Multi<Message<byte[]>> channel) {
        this.kafka = Map.copyOf(kafka);
        this.settings = settings;
        this.reader = reader;
        this.metrics = metrics;
        this.channel = channel;
        this.thread = Thread.ofPlatform().daemon().name("edge-topic").unstarted(this);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    /** Looks after the topic until the service stops: it may be deleted. */
    @Override
    public void run() {
        while (!stopping) {
            try (var topic = new EdgeTopic(kafka, EdgeTopics.EDGE_SEEN, settings.replicationFactor())) {
                while (!stopping) {
                    tell(topic.makeFit());
                    Thread.sleep(reading ? LOOK_EVERY : settings.retry());
                }
            } catch (InterruptedException | InterruptException e) {
                LOG.debug("The topic of beats is looked after no more", e);
            } catch (KafkaException e) {
                tell(Optional.of(Brokers.explain(String.valueOf(kafka.get("bootstrap.servers")), e)));
                pause();
            } catch (RuntimeException e) {
                LOG.error("The topic of beats could not be looked after, trying again", e);
                pause();
            }
        }
    }

    private void tell(Optional<String> unfit) {
        var now = unfit.orElse("");
        if (!now.equals(trouble) && !stopping) {
            LOG.infof("Edges are %s", now.isEmpty() ? "heard" : "not heard: " + now);
        }
        trouble = now;
        metrics.readable(now.isEmpty());
        if (now.isEmpty() && !reading) {
            reading = true;
            channel.subscribe()
                    .with(this::take, this::failed, () -> failed(new IllegalStateException("the channel has ended")));
        }
    }

    @SuppressWarnings("unchecked")
    private void take(Message<byte[]> message) {
        message.getMetadata(IncomingKafkaRecordMetadata.class)
                .ifPresent(metadata -> reader.take((ConsumerRecord<String, byte[]>) metadata.getRecord()));
        var _ = message.ack();
    }

    /** A channel tells its failure once; who asks again has another try. */
    private void failed(Throwable why) {
        if (!stopping) {
            LOG.warnf(why, "Edges are not heard, trying again");
        }
        metrics.readable(false);
        reading = false;
    }

    private void pause() {
        try {
            Thread.sleep(settings.retry());
        } catch (InterruptedException e) {
            LOG.debug("The topic of beats is looked after no more", e);
        }
    }
}
