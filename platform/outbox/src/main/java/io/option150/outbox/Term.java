package io.option150.outbox;

import static java.util.Objects.requireNonNull;

import io.option150.events.Event;
import io.option150.events.TopicMarker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The time for which one copy is the relay at work. It begins with a comparison of topics and tables and ends when either
 * of them is not what it was, so that the next term compares again; what is known of the topics ends with it.
 */
final class Term implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Term.class);

    // Others take the lock away from who is silent for 5 s.
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    /** Counting what waits looks at all of it, and at what was deleted lately. */
    private static final Duration COUNT_EVERY = Duration.ofSeconds(1);
    /** A restore may come in several steps, and the first of them was compared. */
    static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private final RelayContext context;
    private final OutboxTable table;
    private final TopicWriter writer;
    private final BooleanSupplier stopping;
    private final Map<String, TopicMarker> told = new HashMap<>();
    private long looked;
    private long counted = System.nanoTime();
    private boolean whole;
    private @Nullable TablesLook compared;
    /** {@link System#nanoTime} when to compare once more; null: not at all. */
    private @Nullable Long again;

    private Term(RelayContext context, OutboxTable table, TopicWriter writer, BooleanSupplier stopping) {
        this.context = context;
        this.table = table;
        this.writer = writer;
        this.stopping = stopping;
    }

    /** Opens for a copy that holds the lock; fences off every earlier one. */
    static Term open(RelayContext context, OutboxTable table, BooleanSupplier stopping)
            throws SQLException, InterruptedException {
        return new Term(context, table, TopicWriter.open(context, table::stay), stopping);
    }

    /**
     * Compares topics with tables and publishes what is missing; after that the topics are whole.
     *
     * @return false: the tables were written anew meanwhile, another term is to begin
     */
    boolean begin() throws SQLException, InterruptedException {
        var names = context.settings().topics();
        var tables = table.lookAtWhole();
        table.topics().tell(names, TopicState.COMPARING, null);
        writer.begin(tables.epoch());
        var lost = lost(tables);
        var copies = read(names);
        if (writer.newestEpoch() <= tables.epoch()) {
            // What waits was told before what is compared; an older state must not be sent after a newer one.
            drain(event ->
                    requireNonNull(copies.get(event.topic()), event.topic()).sent(event));
        } // Else a later epoch is to come, and nobody takes events of this one any more.
        var outcome = new Republication(context, table, writer, copies).run(tables, lost);
        if (outcome.isEmpty()) {
            LOG.info("The tables were written anew while they were compared");
            return false;
        }
        whole = true;
        compared = outcome.get().tables();
        again = outcome.get().differed() ? System.nanoTime() + AGAIN_AFTER.toNanos() : null;
        table.topics().answered(tables.asked());
        tell();
        return true;
    }

    /** Sends what comes, until topics or tables are not what they were. */
    void work() throws SQLException, InterruptedException {
        var begun = requireNonNull(compared, "a term begins with a comparison");
        looked = System.nanoTime();
        while (!stopping.getAsBoolean()) {
            var tables = table.look();
            if (tables.areOthersThan(begun)) {
                LOG.warn("The tables are others now: comparing");
                return;
            }
            context.seen().set(tables);
            if (tables.asked() != null) {
                LOG.info("A comparison was asked for");
                return;
            }
            if (again != null && System.nanoTime() - again >= 0) {
                LOG.info("Comparing once more: what the tables lacked may have come since");
                return;
            }
            if (System.nanoTime() - looked > LOOK_EVERY.toNanos()) {
                var changed = writer.changed();
                if (changed.isPresent()) {
                    LOG.warnf("Comparing: %s", changed.get());
                    return;
                }
                tell();
                looked = System.nanoTime();
            }
            begun = tables;
            drain(_ -> {});
            table.await(shorter(context.settings().poll(), LONGEST_SLEEP));
        }
    }

    private @Nullable String lost(TablesLook tables) {
        var seen = context.seen().get();
        if (seen != null && tables.wentBackSince(seen)) {
            return "the tables went back from %d/%d to %d/%d"
                    .formatted(seen.epoch(), seen.sequence(), tables.epoch(), tables.sequence());
        }
        return tables.anew() ? "it was asked for" : null;
    }

    private Map<String, TopicCopy> read(List<String> names) throws SQLException {
        var copies = new LinkedHashMap<String, TopicCopy>();
        try (var scan = new TopicScan(context.kafka(), context.json())) {
            for (var name : names) {
                var copy = scan.read(name, table::stay);
                copies.put(name, copy);
                writer.holds(name, copy.contents());
            }
        }
        return copies;
    }

    private void drain(Consumer<Event> sending) throws SQLException, InterruptedException {
        int limit = context.settings().batchSize();
        var rows = table.oldest(limit, writer.epoch());
        while (!rows.isEmpty() && !stopping.getAsBoolean()) {
            // What is not newer was sent before, by a relay that could not delete it any more.
            var events = rows.stream()
                    .map(OutboxTable.Row::event)
                    .filter(writer::isNew)
                    .toList();
            events.forEach(sending);
            send(events);
            table.delete(rows);
            rows = rows.size() < limit ? List.of() : table.oldest(limit, writer.epoch());
            count(rows.isEmpty());
        }
    }

    private void count(boolean isDrained) throws SQLException {
        if (isDrained) {
            context.metrics().pending(0);
        } else if (System.nanoTime() - counted > COUNT_EVERY.toNanos()) {
            context.metrics().pending(table.pending());
            counted = System.nanoTime();
        }
    }

    private void send(List<Event> events) throws SQLException, InterruptedException {
        if (whole) {
            writer.sendMarked(events);
        } else {
            writer.send(events);
        }
        context.metrics().relayed(events);
    }

    private void tell() throws SQLException {
        for (var topic : context.settings().topics()) {
            var marker = writer.marker(topic);
            if (!marker.content().equals(told.put(topic, marker.content()))) {
                table.topics().whole(topic, writer.epoch(), marker.content().things(), marker.json());
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        writer.close();
    }
}
