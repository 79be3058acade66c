package io.option150.edge.drain;

/** What phones have this edge do. */
interface OpenWork {

    /** Transfers that are open, over TFTP and HTTP. */
    int transfers();

    /** When the latest request ended, on the clock of {@link io.option150.edge.clock.Timers#now}, in milliseconds. */
    long lastRequest();
}
