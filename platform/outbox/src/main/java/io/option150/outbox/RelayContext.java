package io.option150.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a relay works with, the same for all its terms.
 *
 * @param kafka what Kafka's clients are configured with
 * @param transactionalId the same for all copies of a service
 * @param sources all kinds of things of this service
 * @param seen how far the tables were when a term last looked; null: never
 */
record RelayContext(
        OutboxSettings settings,
        AgroalDataSource database,
        Map<String, Object> kafka,
        String transactionalId,
        List<TopicSource> sources,
        ObjectMapper json,
        OutboxMetrics metrics,
        RelaySpans spans,
        AtomicReference<@Nullable TablesLook> seen) {

    /** The kinds of things that this topic tells of. */
    List<TopicSource> sources(String topic) {
        return sources.stream().filter(source -> source.topic().equals(topic)).toList();
    }
}
