package io.option150.embedded;

import java.io.IOException;

/**
 * An embedded backend that can't start, or can't be used as asked. The message is one line for the user: what is wrong,
 * with the path or port it is about.
 */
public final class BackendException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, one line. */
    public BackendException(String message) {
        super(message);
    }

    /** What is wrong, one line, and the failure behind it for the log. */
    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
