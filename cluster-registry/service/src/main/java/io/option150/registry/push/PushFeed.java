package io.option150.registry.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.contract.FileTopics;
import io.option150.outbox.OutboxSettings;
import io.option150.registry.topic.RecordBatches;
import io.option150.registry.topic.TopicReading;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Hears of changed files, for phones that are asked by themselves. The copies of the registry share it as one consumer group, and a
 * batch is acknowledged once its phones wait for their turn.
 */
@Singleton
class PushFeed {

    private static final Logger LOG = Logger.getLogger(PushFeed.class);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(5);

    private final AutomaticPushes pushes;
    private final OutboxSettings settings;
    private final ObjectMapper json;
    private final TopicReading reading;

    PushFeed(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            OutboxSettings settings,
            AutomaticPushes pushes,
            ObjectMapper json,
            @Channel(FileTopics.CONFIG_CHANGED) Multi<Message<List<byte[]>>> channel) {
        this.pushes = pushes;
        this.settings = settings;
        this.json = json;
        // The file store makes its topic itself.
        this.reading = new TopicReading(
                "Changed files",
                kafka,
                settings,
                List.of(),
                RecordBatches.taken(channel, "That phones are asked", this::take),
                _ -> {});
    }

    void start(@Observes StartupEvent event) {
        reading.start();
    }

    void stop(@Observes ShutdownEvent event) {
        reading.stop();
    }

    private Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        var now = Instant.now();
        var changed = new HashMap<String, ChangedPhone>();
        for (var record : records) {
            ChangedPhone.of(record, json, now)
                    .ifPresent(phone -> changed.merge(
                            phone.phone(), phone, (one, other) -> one.sequence() < other.sequence() ? other : one));
        }
        return pushes.ask(changed.values())
                .onFailure()
                .invoke(failure -> LOG.debugf("Changed phones wait for the database: %s", failure))
                .onFailure()
                .retry()
                .withBackOff(settings.retry(), MOST_PAUSE)
                .indefinitely();
    }
}
