package io.option150.events;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers the newest sequence seen of each key, removals included, so that a repeat or a late copy does no harm.
 * Safe for use by several threads.
 */
public final class Newest {

    private final ConcurrentMap<String, Long> sequences = new ConcurrentHashMap<>();

    /** True exactly when this sequence is newer than all seen of the key before; it is then the newest. */
    public boolean advance(String key, long sequence) {
        var advanced = new boolean[1];
        sequences.compute(key, (_, held) -> {
            advanced[0] = held == null || sequence > held;
            return advanced[0] ? Long.valueOf(sequence) : held;
        });
        return advanced[0];
    }
}
