package io.option150.edge.request;

/** Hears of every request that ended, on the log's thread: must be quick and must not throw. */
@FunctionalInterface
public interface RequestWatch {

    /** A request ended. */
    void ended(EndedRequest request);
}
