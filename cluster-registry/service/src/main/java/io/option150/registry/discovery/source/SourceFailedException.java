package io.option150.registry.discovery.source;

import org.jspecify.annotations.Nullable;

/** A source did not tell all it has; {@link #getMessage} names the step, and what was met there. */
public final class SourceFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public SourceFailedException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
