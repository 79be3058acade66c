package io.option150.outbox;

import io.option150.events.TopicMarker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a topic stands to the tables of its owner.
 *
 * @param topic its name
 * @param state {@code comparing}, {@code publishing}, {@code whole} or {@code refused}
 * @param detail why, where the topic is refused; null otherwise
 * @param epoch in which its events are sent; 0: it was never compared
 * @param things how many things it tells of, those that are gone not counted
 * @param marker the last one; null: it never had any
 * @param lastCompared when it was last compared with the tables; null: never
 * @param published how many things that comparison published, removals counted
 * @param asked when somebody asked for a comparison that has yet to end; null: nobody did
 */
public record TopicStatus(
        String topic,
        String state,
        @Nullable String detail,
        long epoch,
        long things,
        @Nullable TopicMarker marker,
        @Nullable Instant lastCompared,
        long published,
        @Nullable Instant asked) {}
