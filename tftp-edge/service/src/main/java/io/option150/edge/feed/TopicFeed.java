package io.option150.edge.feed;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.option150.edge.tracing.Spans;
import io.option150.edge.view.Loaded;
import io.option150.registry.contract.EdgeBeat.TopicPosition;
import io.option150.registry.contract.RegistryTopics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics from their beginning and follows them, on one thread: assigned, not subscribed, committed records
 * only, no group and no commits, so that every edge sees everything and none waits for another. When Kafka is away it
 * waits for it for ever; what is known stays, and is in doubt.
 */
@Singleton
final class TopicFeed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicFeed.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /** Longest pause between tries: what is whole again must not wait for us. */
    private static final Duration MOST_PAUSED = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final FeedParts parts;
    private final KafkaOutage outage;
    /** Topics of which Kafka does not speak. */
    private final Set<String> silent = new HashSet<>();

    private volatile Map<String, TopicReader> readers = Map.of();
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile boolean closed;
    private @Nullable Thread thread;
    private Duration pause;

    TopicFeed(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventTable table,
            FeedMetrics metrics,
            Refusals refusals,
            Loaded loaded,
            FeedSettings settings,
            Spans spans) {
        this.kafka = Map.copyOf(kafka);
        this.parts = new FeedParts(table, loaded, metrics, refusals, spans, settings);
        this.outage = new KafkaOutage(kafka);
        this.pause = settings.retry();
    }

    void start() {
        thread = Thread.ofPlatform().name("event-feed").daemon().start(this::run);
    }

    /** For people: how far the reading of this topic is. */
    String state(String topic) {
        TopicReader reader = readers.get(topic);
        return reader == null ? "not read yet" : reader.state();
    }

    /** How far this topic was followed. */
    TopicPosition position(String topic) {
        TopicReader reader = readers.get(topic);
        return reader == null ? new TopicPosition(topic, 0, 0, -1) : reader.followed();
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

    /** Whatever fails is tried again: an edge whose feed has ended would serve what was true once, and look well. */
    private void run() {
        while (!closed) {
            try (KafkaConsumer<String, byte[]> mine = open();
                    KafkaClientMetrics metrics = new KafkaClientMetrics(mine);
                    TopicWatch watch = new TopicWatch(kafka, Loaded.FOLLOWED)) {
                consumer = mine;
                follow(mine, metrics, watch);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("The feed was told to stop", e);
            } catch (KafkaException e) {
                // Such as a broker's name that does not resolve yet: what is known is served meanwhile.
                outage.failed(e);
                pause();
            } catch (RuntimeException | Error e) {
                LOG.error("The feed of events broke, trying again", e);
                pause();
            }
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // An offset that is gone means another topic than the one that was read: said, not passed over.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Topics may come into being after us: look for them often.
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 1_000);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        // One name however often it is opened: each of Kafka's own would be a new set of series.
        config.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "tftp-edge-feed");
        // Nobody looks at the consumer by JMX, and bringing that up delays the first file.
        config.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(KafkaConsumer<String, byte[]> mine, KafkaClientMetrics metrics, TopicWatch watch) {
        Map<String, TopicReader> all = new LinkedHashMap<>();
        Loaded.FOLLOWED.forEach(topic -> all.put(topic, new TopicReader(topic, parts, mine)));
        readers = all;
        mine.assign(all.values().stream().map(TopicReader::partition).toList());
        all.values().forEach(TopicReader::begin);
        OrdersFirst orders = new OrdersFirst(parts.loaded());
        boolean shown = false;
        while (!closed) {
            look(watch, all);
            try {
                for (ConsumerRecord<String, byte[]> record : mine.poll(POLL)) {
                    reader(all, record.topic()).take(record);
                }
            } catch (InvalidOffsetException e) {
                for (TopicPartition partition : e.partitions()) {
                    reader(all, partition.topic()).beginAnew("offsets are gone that were there");
                }
            }
            if (orders.mayOpen(mine)) {
                all.values().forEach(TopicReader::look);
            } else {
                reader(all, RegistryTopics.SERVICE_CHANGED).look();
            }
            if (!shown && parts.loaded().isLoaded()) {
                // Not before: a hundred gauges would delay the first file.
                parts.metrics().show(metrics);
                shown = true;
            }
        }
    }

    private void look(TopicWatch watch, Map<String, TopicReader> all) {
        watch.look().forEach((topic, look) -> {
            switch (look) {
                case TopicWatch.Silent(Throwable why) -> {
                    silent.add(topic);
                    outage.failed(why);
                }
                case TopicWatch.Found found -> {
                    reader(all, topic).saw(found);
                    silent.remove(topic);
                    if (silent.isEmpty()) {
                        outage.over();
                        pause = parts.settings().retry();
                    }
                }
            }
        });
    }

    private static TopicReader reader(Map<String, TopicReader> all, String topic) {
        TopicReader reader = all.get(topic);
        if (reader == null) {
            throw new IllegalStateException("a record of a topic that nobody asked for: " + topic);
        }
        return reader;
    }

    /** Nothing is heard of any topic meanwhile. */
    private void pause() {
        Loaded.FOLLOWED.forEach(parts.loaded()::doubts);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            LOG.debug("The feed was told to stop", e);
        }
        pause = pause.multipliedBy(2).compareTo(MOST_PAUSED) < 0 ? pause.multipliedBy(2) : MOST_PAUSED;
    }
}
