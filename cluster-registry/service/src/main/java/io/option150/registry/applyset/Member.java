package io.option150.registry.applyset;

import java.util.Locale;
import java.util.Set;

/**
 * One thing of a set.
 *
 * @param kind as documents write it: {@code Cluster}
 * @param name its own
 */
record Member(String kind, String name) {

    /** Kinds whose names differ by more than case. */
    private static final Set<String> OF_ANY_CASE = Set.of("Cluster", "Device");

    /** Equal for names of one thing of a kind. */
    String key() {
        return OF_ANY_CASE.contains(kind) ? name.toUpperCase(Locale.ROOT) : name;
    }
}
