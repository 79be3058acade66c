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
import org.jspecify.annotations.Nullable;

/**
 * Where a service puts the events of its changes, in the transaction of the change: first lock the thing and draw its
 * sequence, then change the row, then append.
 */
@Singleton
public class Outbox {

    // The rows are a JSON array, as text: the reactive driver would make a JSON string out of a parameter of type json.
    private static final String APPEND = """
            insert into outbox (event_id, topic, key, type, data_schema, sequence, time, data, trace_parent)
            select gen_random_uuid(), e.topic, e.key, e.type, e.data_schema, e.sequence, e.time, e.data, e.trace_parent
            from rows from (json_to_recordset(cast(cast(:rows as text) as json))
                            as (topic text, key text, type text, data_schema text, sequence bigint, time timestamptz,
                                data text, trace_parent text)) with ordinality
                 as e (topic, key, type, data_schema, sequence, time, data, trace_parent, place)
            order by e.place""";

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

    /**
     * Draws this many sequences, in ascending order, and locks nothing: for a caller whose own lock keeps everybody else
     * from the things that he changes.
     */
    public Uni<List<Long>> next(Mutiny.Session session, int count) {
        return session.createNativeQuery("select nextval('event_sequence') from generate_series(1, :count)", Long.class)
                .setParameter("count", count)
                .getResultList();
    }

    /** Appends one event to the session's transaction. */
    public Uni<Void> append(Mutiny.Session session, Change change) {
        return append(session, List.of(change));
    }

    /** Appends events to the session's transaction, in this order, by one statement however many they are. */
    public Uni<Void> append(Mutiny.Session session, List<Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = Instant.now().toString();
        var trace = TraceParent.current();
        return session.createNativeQuery(APPEND)
                .setParameter(
                        "rows",
                        write(changes.stream()
                                .map(change -> row(change, now, trace))
                                .toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private OutboxRow row(Change change, String time, @Nullable String trace) {
        return new OutboxRow(
                change.topic(),
                change.key(),
                change.type(),
                change.dataSchema(),
                change.sequence(),
                time,
                change.data() == null ? null : write(change.data()),
                trace);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
