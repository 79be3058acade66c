package io.option150.outbox;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends batches in Kafka transactions under a fixed transactional id. A sender made later fences this one off: a relay
 * that was thought dead cannot write old state last, which compaction would keep for ever.
 */
final class EventSender implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaClientMetrics shown;

    private final Progress progress;

    private EventSender(KafkaProducer<String, byte[]> producer, KafkaClientMetrics shown, Progress progress) {
        this.producer = producer;
        this.shown = shown;
        this.progress = progress;
    }

    /**
     * Connects and fences off every earlier sender of this id; blocks until then, or fails. Its metrics are shown until it
     * closes.
     *
     * @param progress told between any two calls to Kafka, each of which may take 4 s
     */
    static EventSender open(
            Map<String, Object> kafka, String transactionalId, OutboxMetrics metrics, Progress progress) {
        var config = new HashMap<>(kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        // One name in all terms: each of Kafka's own would be a new set of series.
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // What is to be sent is all there: waiting for more would only make the event late.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Nobody waits for a batch to fill; where much is sent at once, few large requests take it.
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        // A topic that is gone is to be noticed, made and filled anew within 10 s.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 4_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
        // Until it is over, readers of committed records wait behind a transaction that its relay left open.
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new EventSender(producer, metrics.show(producer), progress);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Sends all of these or none.
     *
     * @return the offset of the last of them in each topic
     * @throws KafkaException when the outcome is none or unknown; this sender is of no use any more
     */
    Map<String, Long> send(List<Event> events) throws SQLException, InterruptedException {
        producer.beginTransaction();
        var sent = new ArrayList<Future<RecordMetadata>>(events.size());
        for (var event : events) {
            // The first to a topic waits until it is known where that is.
            sent.add(producer.send(EventCodec.encode(event)));
            progress.tell();
        }
        var last = new HashMap<String, Long>();
        for (int i = 0; i < sent.size(); i++) {
            var event = events.get(i);
            last.merge(event.topic(), offset(event, sent.get(i)), Math::max);
        }
        progress.tell();
        producer.commitTransaction();
        progress.tell();
        return last;
    }

    private static long offset(Event event, Future<RecordMetadata> sent) throws InterruptedException {
        try {
            return sent.get().offset();
        } catch (ExecutionException e) {
            throw new KafkaException("%s was not taken: %s".formatted(event, e.getCause()), e.getCause());
        }
    }

    @Override
    public void close() {
        // The relay is stopped by an interrupt, and the producer does not close while it is pending.
        boolean interrupted = Thread.interrupted();
        shown.close();
        // An open transaction needs no abort here: the next sender of this id ends it when it opens.
        producer.close(CLOSE_WITHIN);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
