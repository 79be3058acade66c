package io.option150.edge.fetched;

import java.io.IOException;

/** A kept file could not be taken in for want of room or time; nothing is said of the file itself. */
final class NotNowException extends IOException {

    private static final long serialVersionUID = 1L;

    NotNowException(String message) {
        super(message);
    }
}
