package io.option150.edge.cache;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/**
 * Remembers when an event last touched a tag, so that an answer which was under way when one came is known to be old
 * (RES-9). Tags share places: two that meet in one cost a needless fetch now and then, and memory stays bounded for any
 * number of names.
 */
@Singleton
public final class Generations {

    private static final int PLACES = 1 << 16;

    /** By the tag's place: the number of the latest event that touched it. */
    private final AtomicLongArray touched = new AtomicLongArray(PLACES);

    private volatile long events;

    /**
     * The generation of some tags as it now is. Taken before anything is read that events change. Each request takes one
     * and few look at it again, so the tags are asked for no sooner than then.
     *
     * @param tags always the same ones
     */
    public Generation current(Supplier<Set<Tag>> tags) {
        return new Generation(tags, events);
    }

    /** The number of the latest event: for who must read what events change before its tags can be told. */
    public long moment() {
        return events;
    }

    /** The generation of some tags as it was at a {@link #moment}. */
    public Generation at(long moment, Supplier<Set<Tag>> tags) {
        return new Generation(tags, moment);
    }

    /** An event touched this tag. */
    public synchronized void raise(Tag tag) {
        long event = events + 1;
        // Before the number is told: who takes a generation meanwhile has the older one, which this event makes old.
        touched.set(place(tag), event);
        events = event;
    }

    private static int place(Tag tag) {
        int hash = tag.hashCode() * 0x9E3779B9;
        return hash >>> 16;
    }

    /** One moment's generation of some tags. */
    public final class Generation {

        private final Supplier<Set<Tag>> tags;
        private final long taken;

        private Generation(Supplier<Set<Tag>> tags, long taken) {
            this.tags = tags;
            this.taken = taken;
        }

        /** The generation of the same tags as it now is. */
        public Generation renewed() {
            return current(tags);
        }

        /** Whether no event has touched any of the tags since. */
        public boolean isCurrent() {
            return events == taken || tags.get().stream().allMatch(tag -> touched.get(place(tag)) <= taken);
        }
    }
}
