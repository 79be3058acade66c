package io.option150.outbox;

import io.option150.events.Event;
import io.option150.events.TopicContents;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * Writes a service's topics and knows what they hold. Of use for one term only: after a failure neither the sender nor what
 * is known here holds any more.
 */
final class TopicWriter implements AutoCloseable {

    private final RelayContext context;
    private final OwnedTopics topics;
    private final EventSender sender;
    private final Map<String, TopicContents> contents = new LinkedHashMap<>();
    private long epoch;

    private TopicWriter(RelayContext context, OwnedTopics topics, EventSender sender) {
        this.context = context;
        this.topics = topics;
        this.sender = sender;
    }

    /**
     * Makes topics that are missing, and fences off every earlier writer.
     *
     * @throws UnfitTopicException when a topic would lose events
     * @throws KafkaException when the broker does not answer
     */
    static TopicWriter open(RelayContext context, Progress progress) throws SQLException, InterruptedException {
        var settings = context.settings();
        var topics = OwnedTopics.open(context.kafka(), settings.topics(), settings.replicationFactor(), progress);
        try {
            progress.tell();
            var sender = EventSender.open(context.kafka(), context.transactionalId(), context.metrics(), progress);
            return new TopicWriter(context, topics, sender);
        } catch (RuntimeException | SQLException e) {
            topics.close();
            throw e;
        }
    }

    /** What a topic was found to hold. */
    void holds(String topic, TopicContents found) {
        contents.put(topic, found);
    }

    /** What a topic holds. */
    TopicContents contents(String topic) {
        var held = contents.get(topic);
        if (held == null) {
            throw new IllegalStateException(
                    "there is an event for topic " + topic + ", which option150.outbox.topics does not name");
        }
        return held;
    }

    /** The epoch in which events are sent from now on. */
    void begin(long newEpoch) {
        epoch = newEpoch;
        context.metrics().epoch(newEpoch);
    }

    long epoch() {
        return epoch;
    }

    /** The newest epoch that any of the topics tells. */
    long newestEpoch() {
        return contents.values().stream().mapToLong(TopicContents::epoch).max().orElse(0);
    }

    /** Whether this event is newer than all that was told of its thing; it is told from now on. */
    boolean isNew(Event event) {
        return contents(event.topic()).take(event);
    }

    /** Sends these events, as they are and no marker: more of what they are part of is to follow. */
    void send(List<Event> events) throws SQLException, InterruptedException {
        if (events.isEmpty()) {
            return;
        }
        try (var traced = context.spans().open(events)) {
            sender.send(traced.events()).forEach(topics::sent);
        }
    }

    /** Sends these events, and behind them the marker of each topic that they are in. */
    void sendMarked(List<Event> events) throws SQLException, InterruptedException {
        var touched = new LinkedHashSet<String>();
        events.forEach(event -> touched.add(event.topic()));
        var all = new ArrayList<>(events);
        touched.forEach(
                topic -> all.add(marker(topic).event(topic, context.settings().source())));
        send(all);
    }

    /** Sends markers alone. */
    void mark(Collection<String> names) throws SQLException, InterruptedException {
        send(names.stream()
                .map(topic -> marker(topic).event(topic, context.settings().source()))
                .toList());
    }

    /** The marker that says what a topic holds. */
    Marker marker(String topic) {
        return Marker.of(contents(topic).marker(epoch), context.json());
    }

    /** Why the topics are not what this writer wrote; empty: they are. */
    Optional<String> changed() throws SQLException, InterruptedException {
        return topics.changed();
    }

    @Override
    public void close() {
        try (topics) {
            sender.close();
        }
    }
}
