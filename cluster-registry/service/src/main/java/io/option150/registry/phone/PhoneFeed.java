package io.option150.registry.phone;

import io.option150.outbox.OutboxSettings;
import io.option150.registry.contract.PhoneTopics;
import io.option150.registry.phone.UnreadRecords.Unread;
import io.option150.registry.topic.RecordBatches;
import io.option150.registry.topic.TopicReading;
import io.option150.registry.topic.TopicShape;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.config.TopicConfig;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Reads what edges tell of phones, batch after batch, each acknowledged once it is stored. The copies of the registry share
 * the work as one consumer group. Where the database is away it waits; Kafka keeps what it has not stored.
 */
@Singleton
public class PhoneFeed {

    private static final Logger LOG = Logger.getLogger(PhoneFeed.class);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(5);
    /** Phones in a transaction. */
    private static final int MOST_AT_ONCE = 500;

    /** What phones asked a week ago is of no use any more, whoever did not read it. */
    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(Duration.ofDays(7).toMillis()));

    static final TopicShape TOPIC = new TopicShape(PhoneTopics.PHONE_SEEN, 6, false, false, SETTINGS);
    static final TopicShape UNREAD = new TopicShape(PhoneTopics.PHONE_SEEN_UNREAD, 1, false, false, SETTINGS);

    private final OutboxSettings settings;
    private final PhoneReader reader;
    private final PhoneStore store;
    private final UnreadRecords unread;
    private final PhoneMetrics metrics;
    private final TopicReading reading;
    private final InstantSource clock = InstantSource.system();
    private volatile boolean waiting;

    private record Good(ConsumerRecord<String, byte[]> record, Seen seen) {}

    PhoneFeed(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            OutboxSettings settings,
            PhoneReader reader,
            PhoneStore store,
            UnreadRecords unread,
            PhoneMetrics metrics,
            @Channel(PhoneTopics.PHONE_SEEN) Multi<Message<List<byte[]>>> channel) {
        this.settings = settings;
        this.reader = reader;
        this.store = store;
        this.unread = unread;
        this.metrics = metrics;
        this.reading = new TopicReading(
                "Phones",
                kafka,
                settings,
                List.of(TOPIC, UNREAD),
                RecordBatches.taken(channel, "What was stored of phones", this::take),
                metrics::readable);
    }

    void start(@Observes StartupEvent event) {
        reading.start();
    }

    void stop(@Observes ShutdownEvent event) {
        reading.stop();
    }

    private Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        var now = clock.instant();
        var good = new ArrayList<Good>();
        var bad = new ArrayList<Unread>();
        long oldest = now.toEpochMilli();
        for (var record : records) {
            oldest = Math.min(oldest, record.timestamp());
            try {
                var told = reader.read(record, now);
                told.phones().forEach(seen -> good.add(new Good(record, seen)));
                if (!told.refused().isEmpty()) {
                    bad.add(new Unread(record, String.join("; ", told.refused())));
                }
            } catch (UnreadableException e) {
                bad.add(new Unread(record, String.valueOf(e.getMessage())));
            }
        }
        var since = Instant.ofEpochMilli(oldest);
        return keepAll(good)
                .chain(() -> unread.add(bad))
                .invoke(() -> metrics.age(Duration.between(since, clock.instant())));
    }

    /** Stores these, a transaction for some hundreds, so that their phones are locked for a moment only. */
    private Uni<Void> keepAll(List<Good> all) {
        var stored = Uni.createFrom().voidItem();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            stored = stored.chain(() -> keep(some));
        }
        return stored;
    }

    /** Stores these, for as long as it takes; what cannot be stored at all is sought out and put aside. */
    private Uni<Void> keep(List<Good> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.store(batch.stream().map(Good::seen).toList())
                .invoke(this::again)
                .replaceWithVoid()
                .onFailure(failure -> !isOfData(failure))
                .invoke(this::waits)
                .onFailure(failure -> !isOfData(failure))
                .retry()
                .withBackOff(settings.retry(), MOST_PAUSE)
                .indefinitely()
                .onFailure(PhoneFeed::isOfData)
                .recoverWithUni(failure -> {
                    if (batch.size() == 1) {
                        return unread.add(
                                List.of(new Unread(batch.getFirst().record(), String.valueOf(failure.getMessage()))));
                    }
                    int half = batch.size() / 2;
                    return keep(batch.subList(0, half)).chain(() -> keep(batch.subList(half, batch.size())));
                });
    }

    private static boolean isOfData(Throwable failure) {
        return failure instanceof UnfitBatchException || DataErrors.isOfData(failure);
    }

    private void waits(Throwable failure) {
        if (!waiting) {
            waiting = true;
            LOG.warnf("What edges tell of phones waits in Kafka, since it cannot be stored: %s", failure);
        }
    }

    private void again() {
        if (waiting) {
            waiting = false;
            LOG.info("What edges tell of phones is stored again");
        }
    }
}
