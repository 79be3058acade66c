package io.option150.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Why the relay and the edge's feed keep Kafka's plain clients (decision 0030). Where one of these fails the connector has
 * learned something: the decision can be opened again.
 */
class WhatTheConnectorCannotDoTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** In which a thing that comes would have come. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

    private static final String NOWHERE = "kafka.invalid:9092";

    private final String servers;
    private final TopicPartition topic = new TopicPartition("connector-" + UUID.randomUUID(), 0);

    WhatTheConnectorCannotDoTest() throws Exception {
        servers = TestBackends.start().bootstrapServers();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @Test
    void sendingTellsAFailedCommitAsDone() {
        try (var channels = Channels.sending(sending())) {
            var producer = channels.clients().<String, String>getProducer(Channels.SENDING);
            var told = channels.transactions()
                    .withTransaction(transaction -> {
                        transaction.send("lost");
                        // Whatever makes the commit fail: here a record beside that no broker takes.
                        return producer.runOnSendingThread(client -> {
                                    client.flush();
                                    var _ = client.send(new ProducerRecord<>(topic.topic(), "x".repeat(2 << 20)));
                                })
                                .replaceWith("done");
                    })
                    .await()
                    .atMost(PATIENCE);
            assertThat(told).isEqualTo("done");
            assertThat(committed()).isEmpty();
        }
    }

    @Test
    void sendingNeverComesBackFromBeingFencedOff() {
        try (var channels = Channels.sending(sending())) {
            var transactions = channels.transactions();
            send(transactions, "before");
            commit("of another");
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> send(transactions, "after"))
                        .satisfies(failure -> assertThat(trace(failure))
                                .containsAnyOf("ProducerFencedException", "InvalidProducerEpochException"));
            }
            // A plain client is opened anew: that is what a relay's term begins with.
            commit("of one who opened anew");
            assertThat(committed()).containsExactly("before", "of another", "of one who opened anew");
        }
    }

    @Test
    void readingDoesNotTellTheEndOfATopic() throws Exception {
        commit("a", "b", "c");
        try (var channels = Channels.reading(reading("assign-seek", topic.topic() + ":0:0"))) {
            var reader = new Reader(channels, 1);
            Await.throughTrouble("the first record is read", PATIENCE, () -> reader.offsets.size() == 1);
            // Asked beside the stream, the consumer is at the end of what is not read yet.
            Await.throughTrouble("the consumer is at the end", PATIENCE, () -> consumer(channels, false) == 0);
            assertThat(reader.offsets).hasSize(1);

            reader.request(100);
            Await.throughTrouble("all are read", PATIENCE, () -> reader.offsets.size() == 3);
            Thread.sleep(LONG_ENOUGH);
            assertThat(reader.signals).isEmpty();
            assertThat(reader.offsets).containsExactly(0L, 1L, 2L);
            // Nor do offsets tell: behind the last record there is one that nobody gets, the end of a transaction.
            assertThat(consumer(channels, true)).isEqualTo(4);
        }
    }

    @Test
    void readingStandsStillForEverWhereAnOffsetIsGone() throws Exception {
        loseOffsetsBelow3();
        try (var channels = Channels.reading(
                reading("assign-seek", topic.topic() + ":0:1", "auto.offset.reset", "none", "retry-max-wait", "1"))) {
            var reader = new Reader(channels, 100);
            Thread.sleep(LONG_ENOUGH);
            commit("new");
            Thread.sleep(LONG_ENOUGH);
            assertThat(reader.offsets).isEmpty();
            assertThat(reader.signals).isEmpty();
            assertThat(channels.looksWell()).isTrue();
        }
    }

    @Test
    void readingSkipsWhatIsGoneWithoutAWord() throws Exception {
        loseOffsetsBelow3();
        try (var channels =
                Channels.reading(reading("assign-seek", topic.topic() + ":0:1", "auto.offset.reset", "earliest"))) {
            var reader = new Reader(channels, 100);
            Await.throughTrouble("what is there is read", PATIENCE, () -> reader.offsets.size() == 2);
            assertThat(reader.offsets).containsExactly(3L, 4L);
            assertThat(reader.signals).isEmpty();
        }
    }

    @Test
    void noStartIsPossibleWhileTheBrokersNameDoesNotResolve() {
        assertThatThrownBy(() -> Channels.reading(reading("bootstrap.servers", NOWHERE)))
                .hasStackTraceContaining("No resolvable bootstrap urls");
        var sending = new HashMap<>(sending());
        sending.put("bootstrap.servers", NOWHERE);
        assertThatThrownBy(() -> Channels.sending(sending)).hasStackTraceContaining("No resolvable bootstrap urls");
    }

    @Test
    void aLazyReaderIsToldOnceAndHasToAskAgain() throws Exception {
        try (var channels = Channels.reading(reading("bootstrap.servers", NOWHERE, "lazy-client", "true"))) {
            var reader = new Reader(channels, 100);
            Await.throughTrouble("the reading has failed", PATIENCE, () -> reader.signals.size() == 1);
            assertThat(reader.signals.getFirst()).contains("Failed to construct kafka consumer");
            // This much it can do: who asks again has another try.
            var again = new Reader(channels, 100);
            Await.throughTrouble("it has failed again", PATIENCE, () -> again.signals.size() == 1);
            assertThat(again.signals.getFirst()).contains("Failed to construct kafka consumer");
            assertThat(reader.signals).hasSize(1);
        }
    }

    /** What a reader downstream gets: the offsets of records, and how the stream ended. */
    private static final class Reader {

        private final List<Long> offsets = new CopyOnWriteArrayList<>();
        private final List<String> signals = new CopyOnWriteArrayList<>();
        private final AtomicReference<Subscription> subscription = new AtomicReference<>();

        Reader(Channels channels, long records) {
            channels.messages()
                    .subscribe()
                    .with(
                            begun -> {
                                subscription.set(begun);
                                begun.request(records);
                            },
                            message -> offsets.add(offset(message)),
                            failure -> signals.add("failed: " + failure),
                            () -> signals.add("ended"));
        }

        void request(long records) {
            Objects.requireNonNull(subscription.get()).request(records);
        }

        private static long offset(Message<String> message) {
            return message.getMetadata(IncomingKafkaRecordMetadata.class)
                    .orElseThrow()
                    .getOffset();
        }
    }

    private Map<String, String> sending() {
        return Map.of(
                "bootstrap.servers",
                servers,
                "topic",
                topic.topic(),
                "transactional.id",
                topic.topic(),
                "acks",
                "all",
                "retries",
                "1");
    }

    private Map<String, String> reading(String... more) {
        var all = new HashMap<>(Map.of("bootstrap.servers", servers, "topic", topic.topic(), "group.id", "none"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static void send(KafkaTransactions<String> transactions, String value) {
        transactions
                .withTransaction(transaction -> {
                    transaction.send(value);
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(PATIENCE);
    }

    /** Its position, or its lag, as the connector's consumer tells it on its own thread; -1: not yet known. */
    private long consumer(Channels channels, boolean position) {
        return channels.clients()
                .<String, String>getConsumer(Channels.READING)
                .runOnPollingThread(client -> position
                        ? client.position(topic)
                        : client.currentLag(topic).orElse(-1))
                .await()
                .atMost(PATIENCE);
    }

    /** In a transaction of the same id as the channel's, by a client that fences off those before. */
    private void commit(String... values) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "transactional.id", topic.topic()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (var value : values) {
                var _ = producer.send(new ProducerRecord<>(topic.topic(), value));
            }
            producer.commitTransaction();
        }
    }

    private List<String> committed() {
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            long end = consumer.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
            while (consumer.position(topic) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private void loseOffsetsBelow3() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 5; i++) {
                var _ = producer.send(new ProducerRecord<>(topic.topic(), Integer.toString(i)));
            }
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.deleteRecords(Map.of(topic, RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
        }
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
