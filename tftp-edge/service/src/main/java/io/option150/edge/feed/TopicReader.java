package io.option150.edge.feed;

import io.opentelemetry.context.Context;
import io.option150.edge.view.Loaded;
import io.option150.events.Event;
import io.option150.events.EventCodec;
import io.option150.events.MalformedEventException;
import io.option150.events.TopicMarker;
import io.option150.events.TraceParent;
import io.option150.registry.contract.EdgeBeat.TopicPosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows one topic: reads it from its beginning until it is whole, then takes events as they come, and begins anew when
 * something shows that it is not what was read: another topic of that name, offsets that are gone, a marker that the contents
 * do not agree with. What was read is known as long as Kafka says that there is no more: who hears nothing of a topic has
 * doubts in it. The view goes on serving meanwhile. Used by one thread.
 */
final class TopicReader {

    private static final Logger LOG = Logger.getLogger(TopicReader.class);

    /** Longest pause before a topic that does not agree with its marker is read again. */
    private static final Duration MOST_PAUSED = Duration.ofSeconds(5);

    /** Who has heard nothing of a topic for so long may have missed what it tells. */
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private final TopicPartition partition;
    private final FeedParts parts;
    private final Consumer<String, byte[]> kafka;
    private volatile Reading reading = new Reading();
    private volatile @Nullable Uuid id;
    private volatile TopicPosition followed;
    private boolean readable = true;
    /** {@link System#nanoTime} when to begin anew; null: not at all. */
    private @Nullable Long anewAt;

    private long pauseNanos;
    /** {@link System#nanoTime} as of which all was read that the topic told. */
    private long heard = System.nanoTime();
    /** How far the topic goes, as long as it is not read so far. */
    private TopicWatch.@Nullable There ahead;

    TopicReader(String topic, FeedParts parts, Consumer<String, byte[]> kafka) {
        this.partition = new TopicPartition(topic, 0);
        this.followed = new TopicPosition(topic, 0, 0, -1);
        this.parts = parts;
        this.kafka = kafka;
        this.pauseNanos = parts.settings().retry().toNanos();
    }

    TopicPartition partition() {
        return partition;
    }

    /** Reads from the beginning from now on. */
    void begin() {
        reading = new Reading();
        anewAt = null;
        ahead = null;
        kafka.seekToBeginning(List.of(partition));
    }

    /** The view may have missed something: reads from the beginning. */
    void beginAnew(String why) {
        LOG.infof("Reading %s anew: %s", topic(), why);
        parts.loaded().doubts(topic());
        begin();
    }

    /** Takes a record. One that cannot be read must not keep those behind it from being read. */
    void take(ConsumerRecord<String, byte[]> record) {
        try {
            Event event = EventCodec.decode(record);
            if (reading.isPast(event.version().epoch())) {
                refuse(Refusal.STALE_EPOCH, event + " is older than epoch " + reading.epoch());
            } else if (event.isMarker()) {
                compare(parts.table().marker(event));
            } else if (reading.take(event)) {
                change(event);
            }
        } catch (MalformedEventException e) {
            refuse(Refusal.UNREADABLE, e.getMessage());
        } catch (RuntimeException e) {
            LOG.debugf(e, "%s@%d could not be applied", topic(), record.offset());
            refuse(Refusal.FAILED, topic() + "@" + record.offset() + ": " + e);
            parts.loaded().doubts(topic());
            readAnewLater();
        }
    }

    /** After each poll: whether the end is reached, whether Kafka is heard, and whether it is time to begin anew. */
    void look() {
        hear();
        OptionalLong behind = kafka.currentLag(partition);
        if (behind.orElse(1) == 0) {
            reading.reachedEnd();
            proved();
            if (!reading.isWhole() && parts.loaded().of(topic()).isWhole()) {
                // Read again, after the connection broke: it is not what it was.
                parts.loaded().doubts(topic());
            }
        }
        if (anewAt != null && System.nanoTime() - anewAt >= 0) {
            beginAnew("its contents did not agree with its marker, or could not be applied");
        }
        follow(behind.orElse(-1));
    }

    /** How far the topic was applied, on any thread. */
    TopicPosition followed() {
        return followed;
    }

    private void follow(long behind) {
        long epoch = reading.isWhole() ? reading.epoch() : 0;
        long sequence = reading.isWhole() ? reading.sequence() : 0;
        TopicPosition before = followed;
        if (before.epoch() != epoch || before.sequence() != sequence || before.behind() != behind) {
            followed = new TopicPosition(topic(), epoch, sequence, behind);
        }
    }

    /** What Kafka says of the topic now. */
    void saw(TopicWatch.Found found) {
        switch (found) {
            case TopicWatch.Gone _ -> {
                if (id != null) {
                    LOG.warnf("Topic %s is gone", topic());
                    parts.loaded().doubts(topic());
                    id = null;
                    readable = false;
                }
            }
            case TopicWatch.There(Uuid now, int partitions, long _, long _)
            when partitions > 1 -> {
                refuse(
                        Refusal.PARTITION,
                        topic() + " must have 1 partition, has " + partitions + ": it is not read. Delete it, its owner"
                                + " makes it anew");
                parts.loaded().doubts(topic());
                id = now;
                readable = false;
                kafka.pause(List.of(partition));
            }
            case TopicWatch.There there -> {
                boolean another = !readable || (id != null && !id.equals(there.id()));
                id = there.id();
                readable = true;
                if (another) {
                    kafka.resume(List.of(partition));
                    beginAnew("it is another topic than before, " + id);
                }
                // While it is read the newest counts; after that the oldest that was not reached, however much comes.
                if (ahead == null || !reading.isWhole()) {
                    ahead = there;
                }
            }
        }
    }

    /** For people, on any thread. */
    String state() {
        return (id == null ? "" : "topic " + id + ", ") + "epoch " + reading.epoch() + ", " + reading.things()
                + " things" + (reading.isWhole() ? "" : reading.atEnd() ? ", no marker agrees" : ", being read");
    }

    private void change(Event event) {
        Optional<Change<?>> change;
        try {
            change = parts.table().read(event);
        } catch (UnknownSchemaException e) {
            reading.unread(event.key());
            refuse(Refusal.SCHEMA, e.getMessage());
            return;
        } catch (MalformedEventException e) {
            reading.unread(event.key());
            throw e;
        }
        change.ifPresent(now -> {
            reading.keep(now);
            // Before the end it may tell what is long past: a thing that is gone by now would come back for a moment.
            if (reading.atEnd() && parts.loaded().of(topic()).by() != Loaded.By.NOTHING) {
                apply(event, now);
            }
        });
    }

    private void apply(Event event, Change<?> change) {
        if (parts.spans().on()) {
            Context sender = TraceParent.parse(event.traceParent());
            parts.spans().consume("apply " + topic(), sender, event.key(), () -> {
                change.apply();
                return true;
            });
        } else {
            change.apply();
        }
        parts.metrics().applied(event);
    }

    private void compare(TopicMarker marker) {
        if (reading.compare(marker)) {
            anewAt = null;
            proved();
        } else if (reading.atEnd()) {
            refuse(
                    Refusal.MARKER,
                    "marker of epoch " + marker.epoch() + " counts " + marker.things() + " things, read were "
                            + state());
            parts.loaded().doubts(topic());
            readAnewLater();
        }
    }

    private void proved() {
        if (!readable || isCutOff()) {
            return;
        }
        TopicMarker proof = reading.proof();
        if (proof != null && anewAt == null) {
            become(proof);
        } else if (reading.isWhole() && parts.loaded().of(topic()).by() == Loaded.By.SNAPSHOT) {
            beginAnew("its owner's API stood in for it meanwhile");
        }
        if (reading.isWhole() && anewAt == null && !parts.loaded().of(topic()).isWhole()) {
            pauseNanos = parts.settings().retry().toNanos();
            parts.loaded().becomes(topic(), Loaded.By.TOPICS);
        }
    }

    /** Hands over what was put aside only when all of it could be applied: half a topic must not be believed. */
    private void become(TopicMarker proof) {
        try {
            parts.table().become(topic(), reading.aside(), proof, reading.unread());
        } catch (RuntimeException e) {
            LOG.debugf(e, "%s could not be applied", topic());
            refuse(Refusal.FAILED, topic() + ": " + e);
            readAnewLater();
            return;
        }
        reading.handedOver();
        LOG.infof("Topic %s is whole: %s", topic(), state());
    }

    private void readAnewLater() {
        if (anewAt == null) {
            anewAt = System.nanoTime() + pauseNanos;
            pauseNanos = Math.min(2 * pauseNanos, MOST_PAUSED.toNanos());
        }
    }

    /** Whether all that the topic told up to some moment was read, and whether that is too long ago. */
    private void hear() {
        if (ahead != null && position() >= ahead.end()) {
            heard = ahead.asked();
            ahead = null;
        }
        if (isCutOff() && parts.loaded().of(topic()).isWhole()) {
            LOG.infof("Nothing was heard of topic %s for %d s: what it tells is in doubt", topic(), HOLDS.toSeconds());
            parts.loaded().doubts(topic());
        }
    }

    private boolean isCutOff() {
        return System.nanoTime() - heard > HOLDS.toNanos();
    }

    /** Offset of the next record; -1 while it is looked up. */
    private long position() {
        try {
            return kafka.position(partition, Duration.ZERO);
        } catch (TimeoutException unknownYet) {
            return -1;
        }
    }

    private void refuse(Refusal refusal, @Nullable String what) {
        parts.refusals().add(refusal, topic(), String.valueOf(what));
    }

    private String topic() {
        return partition.topic();
    }
}
