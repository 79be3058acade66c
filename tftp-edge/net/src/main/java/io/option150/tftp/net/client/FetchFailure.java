package io.option150.tftp.net.client;

/** Why a fetch brought no complete file. */
public sealed interface FetchFailure {
    /** In a few words, for logs and reports. */
    String message();

    /** The server says that it has no such file (ERROR 1). */
    record NotFound(String message) implements FetchFailure {}

    /** The server answered with another ERROR. */
    record Refused(int code, String message) implements FetchFailure {}

    /** The server's host says that nobody listens there, or there is no way to it. */
    record Unreachable(String message) implements FetchFailure {}

    /** Nothing, or nothing more, came from the server in time. */
    record TimedOut(String message) implements FetchFailure {}

    /** What came breaks the protocol, or its length is not the one told. */
    record Broken(String message) implements FetchFailure {}

    /** The file is longer than the bound of the fetch. */
    record TooLarge(String message) implements FetchFailure {}

    /** The fetch was cancelled, or the client closed. */
    record Cancelled(String message) implements FetchFailure {}
}
