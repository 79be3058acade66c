package io.option150.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.TraceParent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where a service puts the events of its changes, in the transaction of the change: first lock the thing and draw its
 * sequence, then change the row, then append.
 */
@Singleton
public class Outbox {

    private final ObjectMapper json;

    public Outbox(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Locks one thing until the end of the session's transaction and draws its next sequence. All later steps of the
     * transaction see what the last holder of the lock committed.
     */
    public Uni<Long> lockAndNext(Mutiny.Session session, String topic, String key) {
        return lockAndNext(session, topic, List.of(key)).map(sequences -> sequences.get(key));
    }

    /** The same for several things at once; deadlock-free against other callers. */
    public Uni<Map<String, Long>> lockAndNext(Mutiny.Session session, String topic, Collection<String> keys) {
        var distinct = List.copyOf(new TreeSet<>(keys));
        if (distinct.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery("select * from outbox_lock_and_next(:topic, :keys)", Long.class)
                .setParameter("topic", topic)
                .setParameter("keys", write(distinct))
                .getResultList()
                .map(drawn -> IntStream.range(0, distinct.size())
                        .boxed()
                        .collect(Collectors.toUnmodifiableMap(distinct::get, drawn::get)));
    }

    /** Appends one event to the session's transaction. */
    public Uni<Void> append(Mutiny.Session session, Change change) {
        return append(session, List.of(change));
    }

    /** Appends events to the session's transaction, in this order. */
    public Uni<Void> append(Mutiny.Session session, List<Change> changes) {
        var now = Instant.now();
        var trace = TraceParent.current();
        var events = changes.stream()
                .map(change -> OutboxEvent.of(change, now, change.data() == null ? null : write(change.data()), trace))
                .toArray();
        return session.persistAll(events);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
