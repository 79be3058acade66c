package io.option150.edge.drain;

/**
 * How a drain ended.
 *
 * @param reason why the copy is free to leave
 * @param transfers still open
 * @param tookMillis from the call until now
 */
public record DrainEnd(Reason reason, int transfers, long tookMillis) {

    /** Why a copy is free to leave. */
    public enum Reason {
        /** Nobody asks any more. */
        QUIET,
        /** The time is up. */
        LIMIT
    }
}
