package io.option150.events;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers the newest version seen of each key, removals included, so that a repeat or a late copy does no harm.
 * Safe for use by several threads.
 */
public final class Newest {

    private final ConcurrentMap<String, Version> versions = new ConcurrentHashMap<>();

    /** True exactly when this version is newer than all seen of the key before; it is then the newest. */
    public boolean advance(String key, Version version) {
        var advanced = new boolean[1];
        versions.compute(key, (_, held) -> {
            advanced[0] = held == null || version.isNewerThan(held);
            return advanced[0] ? version : held;
        });
        return advanced[0];
    }
}
