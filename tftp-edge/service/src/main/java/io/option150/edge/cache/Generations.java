package io.option150.edge.cache;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the events that touched a tag, so that an answer which was under way when one came is known to be old (RES-9).
 * Tags share counters: two that meet in one cost a needless fetch now and then, and memory stays bounded for any number
 * of names.
 */
@Singleton
public final class Generations {

    private static final int COUNTERS = 1 << 16;

    private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);

    /** The generation of these tags as it now is. Taken before anything is read that events change. */
    public Generation current(Collection<Tag> tags) {
        int[] slots = new int[tags.size()];
        long sum = 0;
        int next = 0;
        for (Tag tag : tags) {
            slots[next] = slot(tag);
            sum += counters.get(slots[next]);
            next++;
        }
        return new Generation(slots, sum);
    }

    /** An event touched this tag. */
    public void raise(Tag tag) {
        counters.incrementAndGet(slot(tag));
    }

    private static int slot(Tag tag) {
        int hash = tag.hashCode() * 0x9E3779B9;
        return hash >>> 16;
    }

    /** One moment's generation of some tags. */
    public final class Generation {

        private final int[] slots;
        private final long sum;

        private Generation(int[] slots, long sum) {
            this.slots = slots;
            this.sum = sum;
        }

        /** Whether no event has touched any of the tags since. */
        public boolean isCurrent() {
            long now = 0;
            for (int slot : slots) {
                now += counters.get(slot);
            }
            // Counters only grow, so the sums are equal exactly when all of them are.
            return now == sum;
        }
    }
}
