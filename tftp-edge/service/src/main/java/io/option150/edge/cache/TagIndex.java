package io.option150.edge.cache;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which keys depend on a tag, so that an event finds exactly the entries it touches. Safe for several threads. */
final class TagIndex {

    private final Map<Tag, Set<CacheKey>> keys = new ConcurrentHashMap<>();

    void add(CacheKey key, Collection<Tag> tags) {
        for (Tag tag : tags) {
            keys.compute(tag, (_, some) -> {
                Set<CacheKey> all = some == null ? new HashSet<>() : some;
                all.add(key);
                return all;
            });
        }
    }

    void remove(CacheKey key, Collection<Tag> tags) {
        for (Tag tag : tags) {
            keys.computeIfPresent(tag, (_, some) -> {
                some.remove(key);
                return some.isEmpty() ? null : some;
            });
        }
    }

    /** A copy of the keys that depend on this tag now. */
    Set<CacheKey> of(Tag tag) {
        Set<CacheKey> copy = new HashSet<>();
        keys.computeIfPresent(tag, (_, some) -> {
            copy.addAll(some);
            return some;
        });
        return copy;
    }

    int size() {
        return keys.size();
    }
}
