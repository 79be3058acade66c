package io.option150.registry.phone;

import io.option150.registry.contract.PhoneTopics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Where records go that tell of no phone, one after the other, each with the rule that it breaks. */
@Singleton
class UnreadRecords {

    private static final Logger LOG = Logger.getLogger(UnreadRecords.class);
    private static final String REASON = "dead-letter-reason";
    private static final String PARTITION = "dead-letter-partition";
    private static final String OFFSET = "dead-letter-offset";

    private final PhoneMetrics metrics;
    private final Emitter<byte[]> channel;

    UnreadRecords(PhoneMetrics metrics, @Channel(PhoneTopics.PHONE_SEEN_UNREAD) Emitter<byte[]> channel) {
        this.metrics = metrics;
        this.channel = channel;
    }

    /** A record, and the rule that it breaks. */
    record Unread(ConsumerRecord<String, byte[]> record, String why) {}

    /** Sends them there; never fails: one that cannot be sent is counted. */
    Uni<Void> add(List<Unread> records) {
        var all = Uni.createFrom().voidItem();
        for (var bad : records) {
            all = all.chain(() -> add(bad.record(), bad.why()));
        }
        return all;
    }

    private Uni<Void> add(ConsumerRecord<String, byte[]> record, String why) {
        metrics.unread();
        LOG.debugf("%s@%d/%d was not read: %s", record.topic(), record.partition(), record.offset(), why);
        var done = new CompletableFuture<Void>();
        var value = record.value() == null ? new byte[0] : record.value();
        try {
            channel.send(Message.of(
                            value,
                            () -> {
                                done.complete(null);
                                return CompletableFuture.completedFuture(null);
                            },
                            failure -> {
                                done.completeExceptionally(failure);
                                return CompletableFuture.completedFuture(null);
                            })
                    .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                            .withKey(record.key())
                            .withHeaders(headers(record, why))
                            .build()));
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return Uni.createFrom().completionStage(done).onFailure().recoverWithItem(failure -> {
            metrics.untold();
            LOG.warnf("A record that cannot be read was not kept in %s: %s", PhoneTopics.PHONE_SEEN_UNREAD, failure);
            return null;
        });
    }

    private static RecordHeaders headers(ConsumerRecord<String, byte[]> record, String why) {
        var headers = new RecordHeaders(record.headers());
        headers.add(REASON, why.getBytes(StandardCharsets.UTF_8));
        headers.add(PARTITION, Integer.toString(record.partition()).getBytes(StandardCharsets.UTF_8));
        headers.add(OFFSET, Long.toString(record.offset()).getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
