package io.option150.events;

import org.jspecify.annotations.Nullable;

/** A record that is no event of ours; the message names topic, offset, header and value. */
public final class MalformedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
