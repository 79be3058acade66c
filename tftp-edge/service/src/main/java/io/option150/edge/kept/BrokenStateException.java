package io.option150.edge.kept;

import java.io.IOException;

/** A state on disk is torn, foreign, or of another format: it must not be served. */
public final class BrokenStateException extends IOException {

    private static final long serialVersionUID = 1L;

    public BrokenStateException(String message) {
        super(message);
    }
}
