package io.option150.edge.cache;

/** Copies beside the cache's that go when an admin drops what is held. Both return when they are gone; off the loops. */
public interface KeptCopies {

    /** Drops all. */
    void dropAll();

    /** Drops a name in all its forms and letter cases. */
    void dropName(String path);
}
