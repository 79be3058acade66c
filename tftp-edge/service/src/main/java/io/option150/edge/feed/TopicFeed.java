package io.option150.edge.feed;

import io.opentelemetry.context.Context;
import io.option150.edge.tracing.Spans;
import io.option150.edge.view.Loaded;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.MalformedEventException;
import io.option150.events.TraceParent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the four topics from their beginning and follows them, on one thread: assigned, not subscribed, committed records
 * only, no group and no commits, so that every edge sees everything and none waits for another. When Kafka is away it
 * waits for it for ever; what is known stays.
 */
@Singleton
final class TopicFeed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicFeed.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration ENDS_TIMEOUT = Duration.ofMillis(500);

    private final Map<String, Object> kafka;
    private final EventTable table;
    private final FeedMetrics metrics;
    private final Loaded loaded;
    private final FeedSettings settings;
    private final Spans spans;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile boolean closed;
    private @Nullable Thread thread;

    @Inject
    TopicFeed(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventTable table,
            FeedMetrics metrics,
            Loaded loaded,
            FeedSettings settings,
            Spans spans) {
        this.kafka = Map.copyOf(kafka);
        this.table = table;
        this.metrics = metrics;
        this.loaded = loaded;
        this.settings = settings;
        this.spans = spans;
        this.partitions = table.topics().stream()
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
    }

    void start() {
        thread = Thread.ofPlatform().name("event-feed").daemon().start(this::run);
    }

    @Override
    @PreDestroy
    public void close() throws InterruptedException {
        closed = true;
        KafkaConsumer<String, byte[]> running = consumer;
        if (running != null) {
            running.wakeup();
        }
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<String, byte[]> mine = open()) {
                consumer = mine;
                follow(mine);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("The feed was told to stop", e);
            } catch (KafkaException e) {
                // Such as a broker's name that does not resolve yet: what is known is served meanwhile.
                LOG.warnf("Kafka cannot be read, trying again: %s", reason(e));
                pause();
            }
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Topics may come into being after us: look for them often.
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 1_000);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        // Nobody looks at the consumer by JMX, and bringing that up delays the first file.
        config.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        var mine = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        mine.assign(partitions);
        mine.seekToBeginning(partitions);
        return mine;
    }

    private void follow(KafkaConsumer<String, byte[]> mine) {
        ends.clear();
        allEnds(mine);
        boolean caughtUp = false;
        while (!closed) {
            for (ConsumerRecord<String, byte[]> record : mine.poll(POLL)) {
                apply(record, caughtUp);
            }
            if (!caughtUp && endsKnown(mine) && atEnds(mine)) {
                caughtUp = true;
                loaded.becomes(Loaded.By.TOPICS);
            }
        }
    }

    /** In one question, before the first poll: behind a broker's waiting fetch it would be answered a quarter second later. */
    private void allEnds(KafkaConsumer<String, byte[]> mine) {
        try {
            ends.putAll(mine.endOffsets(partitions, ENDS_TIMEOUT));
        } catch (TimeoutException e) {
            LOG.debugf("Not all ends are known yet: %s", e.getMessage());
        }
    }

    private boolean endsKnown(KafkaConsumer<String, byte[]> mine) {
        for (TopicPartition partition : partitions) {
            if (!ends.containsKey(partition)) {
                try {
                    ends.putAll(mine.endOffsets(List.of(partition), ENDS_TIMEOUT));
                } catch (TimeoutException e) {
                    LOG.debugf("The end of %s is not known yet: %s", partition, e.getMessage());
                    return false;
                }
            }
        }
        return true;
    }

    private boolean atEnds(KafkaConsumer<String, byte[]> mine) {
        return partitions.stream().allMatch(partition -> mine.position(partition) >= ends.getOrDefault(partition, 0L));
    }

    /** One record that cannot be read must not keep those behind it from being read. */
    private void apply(ConsumerRecord<String, byte[]> record, boolean measure) {
        try {
            Event event = EventCodec.decode(record);
            if (!take(event, measure)) {
                metrics.skipped(record.topic());
                LOG.warnf("Event %s has schema %s, which this edge does not read", event, event.dataSchema());
            } else if (measure) {
                metrics.applied(event);
            }
        } catch (MalformedEventException e) {
            metrics.skipped(record.topic());
            LOG.warnf("Event skipped: %s", e.getMessage());
        } catch (RuntimeException e) {
            metrics.skipped(record.topic());
            LOG.errorf(e, "Event %s@%d could not be applied", record.topic(), record.offset());
        }
    }

    /** What was told before our start is no part of what is going on. */
    private boolean take(Event event, boolean news) {
        if (!news || !spans.on()) {
            return table.apply(event);
        }
        Context sender = TraceParent.parse(event.traceParent());
        return spans.consume("apply " + event.topic(), sender, event.key(), () -> table.apply(event));
    }

    private void pause() {
        try {
            Thread.sleep(settings.retry());
        } catch (InterruptedException e) {
            LOG.debug("The feed was told to stop", e);
        }
    }

    private static String reason(KafkaException e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : e.getMessage() + ": " + e.getCause().getMessage();
    }
}
