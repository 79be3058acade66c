package io.option150.storm.phone;

/** What became of a request. */
public enum Outcome {
    /** The whole file came. */
    SERVED,
    /** The server says that there is no such file: ERROR 1, or 404. */
    NOT_FOUND,
    /** Anything else. */
    FAILED
}
