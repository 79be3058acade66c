package io.option150.edge.feed;

import io.option150.events.Event;
import io.option150.events.TopicContents;
import io.option150.events.TopicMarker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a topic, from its beginning on. What it tells is put aside until it is whole: at the end of the log, with
 * contents that agree with its marker. Used by one thread.
 */
final class Reading {

    private final TopicContents contents = new TopicContents();
    private final Set<String> unread = new HashSet<>();
    private @Nullable Map<String, Change<?>> aside = new HashMap<>();
    private @Nullable TopicMarker agreed;
    private boolean atEnd;

    /** Whether a thing or marker of this epoch is of the past: the topic has told of a later one. */
    boolean isPast(long epoch) {
        return epoch < contents.epoch();
    }

    /** Takes what an event says; false when it is not newer than what was told of its thing. */
    boolean take(Event event) {
        boolean newer = contents.take(event);
        if (newer) {
            agreed = null;
            unread.remove(event.key());
        }
        return newer;
    }

    /** Puts a change aside, as long as the topic is not whole. */
    void keep(Change<?> change) {
        if (aside != null) {
            aside.put(change.key(), change);
        }
    }

    /** What was told of this thing last cannot be read. */
    void unread(String key) {
        unread.add(key);
        if (aside != null) {
            aside.remove(key);
        }
    }

    /** Compares the contents with a marker; answers whether they agree. */
    boolean compare(TopicMarker marker) {
        agreed = contents.agreeWith(marker) ? marker : null;
        return agreed != null;
    }

    /** All that there was has been read once: what comes from now on is news. */
    void reachedEnd() {
        atEnd = true;
    }

    /** Whether what comes now is news. */
    boolean atEnd() {
        return atEnd;
    }

    /** Whether all of it was handed over. */
    boolean isWhole() {
        return aside == null;
    }

    /** The marker that proves the topic whole, if it has just become so. */
    @Nullable
    TopicMarker proof() {
        return atEnd && aside != null ? agreed : null;
    }

    /** What was put aside, by the key of each thing. */
    Map<String, Change<?>> aside() {
        return aside == null ? Map.of() : aside;
    }

    /** What was put aside is applied: from now on changes are taken as they come. */
    void handedOver() {
        aside = null;
    }

    /** Keys of things of which something was told that cannot be read. */
    Set<String> unread() {
        return unread;
    }

    /** How many things were told of, those that are gone not counted. */
    long things() {
        return contents.things();
    }

    /** The newest epoch told. */
    long epoch() {
        return contents.epoch();
    }

    /** The highest sequence told in that epoch. */
    long sequence() {
        return contents.sequence();
    }
}
