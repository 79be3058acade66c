package io.option150.edge.cache;

/** What is known of a key. */
public sealed interface Entry permits HeldFile, MissingFile {

    /** {@link io.option150.edge.clock.Timers#now()} when the entry was last known to be true. */
    long validated();
}
