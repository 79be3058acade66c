package io.option150.registry.topic;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Takes a channel's batches one after the other, off the event loop, each acknowledged once it is taken. */
public final class RecordBatches {

    private static final Logger LOG = Logger.getLogger(RecordBatches.class);

    private RecordBatches() {}

    /**
     * All that is to be done with a channel.
     *
     * @param what was done with a batch, for the log
     * @param take does it, however often the same batch comes
     */
    public static Multi<Void> taken(
            Multi<Message<List<byte[]>>> channel,
            String what,
            Function<ConsumerRecords<String, byte[]>, Uni<Void>> take) {
        return channel.emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToUniAndConcatenate(message -> records(message, take)
                        .chain(() -> Uni.createFrom().completionStage(message.ack()))
                        // It comes again, and changes nothing then.
                        .onFailure()
                        .invoke(failure -> LOG.infof("%s was not acknowledged: %s", what, failure))
                        .onFailure()
                        .recoverWithNull());
    }

    @SuppressWarnings("unchecked")
    private static Uni<Void> records(
            Message<List<byte[]>> message, Function<ConsumerRecords<String, byte[]>, Uni<Void>> take) {
        return message.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .map(metadata -> take.apply((ConsumerRecords<String, byte[]>) metadata.getRecords()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
