package io.option150.edge.cache;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which entries depend on a tag, so that an event finds exactly the entries it touches. Safe for several threads. */
final class TagIndex {

    private final Map<Tag, Set<Cache.Slot>> slots = new ConcurrentHashMap<>();

    void add(Cache.Slot slot, Collection<Tag> tags) {
        for (Tag tag : tags) {
            slots.compute(tag, (_, some) -> {
                Set<Cache.Slot> all = some == null ? new HashSet<>() : some;
                all.add(slot);
                return all;
            });
        }
    }

    void remove(Cache.Slot slot, Collection<Tag> tags) {
        for (Tag tag : tags) {
            slots.computeIfPresent(tag, (_, some) -> {
                some.remove(slot);
                return some.isEmpty() ? null : some;
            });
        }
    }

    /** A copy of those that depend on this tag now. */
    Set<Cache.Slot> of(Tag tag) {
        Set<Cache.Slot> copy = new HashSet<>();
        slots.computeIfPresent(tag, (_, some) -> {
            copy.addAll(some);
            return some;
        });
        return copy;
    }

    int size() {
        return slots.size();
    }
}
