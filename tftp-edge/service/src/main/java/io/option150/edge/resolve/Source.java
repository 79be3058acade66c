package io.option150.edge.resolve;

import java.util.Locale;

/** Where the bytes of an answer came from; the tag {@code source} of metrics and reports. */
public enum Source {
    /** Held, and still good. */
    CACHE,
    /** Fetched from the suite's own services for this question. */
    LOCAL,
    /** Fetched from a remote cluster for this question, or for one that asked at the same time. */
    REMOTE,
    /** Held, but its cluster did not confirm it in time (RES-11). */
    STALE,
    /** There are no bytes. */
    NONE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As metrics and reports write it. */
    public String label() {
        return label;
    }
}
