package io.option150.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.option150.events.Event;
import io.option150.events.TopicMarker;
import io.option150.events.Version;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the topics the copy of the tables again: compares each with its tables as they are at one moment and publishes what
 * it lacks; all of it in a new epoch when the tables are behind the topics, or when nothing proves that they are not.
 */
final class Republication {

    private static final Logger LOG = Logger.getLogger(Republication.class);

    // Events of one Kafka transaction: large, since there may be a hundred thousand.
    private static final int BATCH = 2_000;

    private final RelayContext context;
    private final OutboxTable table;
    private final TopicWriter writer;
    private final Map<String, TopicCopy> copies;
    private final Map<String, Comparison> comparisons = new LinkedHashMap<>();
    private final List<Event> batch = new ArrayList<>();
    private long published;
    private long differed;

    /**
     * What came of it.
     *
     * @param tables how far they were when they were compared, with the epoch that holds since
     * @param differed whether a topic that had told something was not the copy of its tables
     */
    record Outcome(TablesLook tables, boolean differed) {}

    /** Of topics that have just been read; what waited in the outbox then was sent since, unless a later epoch is to come. */
    Republication(RelayContext context, OutboxTable table, TopicWriter writer, Map<String, TopicCopy> copies) {
        this.context = context;
        this.table = table;
        this.writer = writer;
        this.copies = copies;
    }

    /**
     * Compares and publishes.
     *
     * @param since how far the tables were before the topics were read
     * @param lost why the tables are known to have gone back, or why all is to be published anew; null: nothing is known
     * @return empty: the tables were written anew meanwhile, all is to be begun again
     */
    Optional<Outcome> run(TablesLook since, @Nullable String lost) throws SQLException, InterruptedException {
        try (var snapshot = TableSnapshot.on(context.database().getConnection())) {
            var tables = snapshot.look();
            if (tables.areOthersThan(since)) {
                return Optional.empty();
            }
            @Nullable String reason = lost;
            for (var entry : copies.entrySet()) {
                var topic = entry.getKey();
                var comparison = Comparison.of(
                        entry.getValue(),
                        context.sources(topic),
                        snapshot.connection(),
                        tables,
                        snapshot.waiting(topic),
                        context.json(),
                        table::stay);
                table.stay();
                comparisons.put(topic, comparison);
                if (reason == null && comparison.ahead() != null) {
                    reason = "topic " + topic + ": " + comparison.ahead();
                }
            }
            boolean anew = reason != null;
            boolean first = lost == null && isFirst(tables);
            if (anew) {
                var raised = table.raise(newEpoch(tables), tables);
                if (raised.isEmpty()) {
                    return Optional.empty();
                }
                tables = raised.get();
                writer.begin(tables.epoch());
                if (first) {
                    LOG.infof("Topics %s are new: their first epoch is %d", copies.keySet(), tables.epoch());
                } else {
                    LOG.warnf("Everything is published anew in epoch %d: %s", tables.epoch(), reason);
                }
            }
            for (var topic : copies.keySet()) {
                publish(topic, snapshot, anew);
            }
            return Optional.of(new Outcome(tables, !first && (anew || differed > 0)));
        }
    }

    /** Whether these tables never told anything: no loss, but a beginning. */
    private boolean isFirst(TablesLook tables) {
        return tables.epoch() == 0 && copies.values().stream().allMatch(TopicCopy::isNew);
    }

    // Milliseconds since 1970 are above whatever both tables and topics have forgotten, too.
    private long newEpoch(TablesLook tables) {
        long newest = Math.max(tables.epoch(), writer.newestEpoch());
        for (var copy : copies.values()) {
            TopicMarker marker = copy.marker();
            newest = marker == null ? newest : Math.max(newest, marker.epoch());
        }
        var seen = context.seen().get();
        newest = seen == null ? newest : Math.max(newest, seen.epoch());
        return Math.max(Math.addExact(newest, 1), System.currentTimeMillis());
    }

    private void publish(String topic, TableSnapshot snapshot, boolean anew) throws SQLException, InterruptedException {
        published = 0;
        var comparison = Objects.requireNonNull(comparisons.get(topic), topic);
        table.topics().tell(List.of(topic), TopicState.PUBLISHING, null);
        for (var source : context.sources(topic)) {
            source.forEach(snapshot.connection(), change -> {
                table.stay();
                if (anew ? !comparison.isWaiting(change.key()) : comparison.isMissing(change.key())) {
                    publish(change);
                }
            });
        }
        for (var stray : comparison.strays()) {
            publish(removal(topic, stray));
        }
        flush();
        var marker = writer.marker(topic);
        var found = Objects.requireNonNull(copies.get(topic), topic).marker();
        if (published > 0 || !marker.content().equals(found)) {
            writer.mark(List.of(topic));
        }
        differed += published;
        table.topics().compared(topic, published);
        context.metrics().compared(published);
        LOG.infof(
                "Topic %s agrees with the tables: %d things, %d published",
                topic, marker.content().things(), published);
    }

    private Change removal(String topic, String key) throws SQLException {
        var sources = context.sources(topic);
        var owner = sources.stream().filter(source -> source.owns(key)).findFirst();
        return owner.orElseGet(sources::getFirst).removal(key, table.draw());
    }

    private void publish(Change change) throws SQLException, InterruptedException {
        var event = new Event(
                UUID.randomUUID(),
                context.settings().source(),
                change.type(),
                change.topic(),
                change.key(),
                Instant.now(),
                new Version(writer.epoch(), change.sequence()),
                change.dataSchema(),
                change.data() == null ? null : write(change));
        // Sent even where it was told before: an older state stands behind it then.
        if (!writer.isNew(event)) {
            LOG.debugf("%s is sent again", event);
        }
        batch.add(event);
        published++;
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    private void flush() throws SQLException, InterruptedException {
        writer.send(batch);
        batch.clear();
        table.stay();
    }

    private String write(Change change) {
        try {
            return context.json().writeValueAsString(change.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + change.key(), e);
        }
    }
}
