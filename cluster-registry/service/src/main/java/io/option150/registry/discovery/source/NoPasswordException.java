package io.option150.registry.discovery.source;

import org.jspecify.annotations.Nullable;

/** A source's password is not at hand; {@link #getMessage} says why, for an admin. */
public final class NoPasswordException extends Exception {

    private static final long serialVersionUID = 1L;

    NoPasswordException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
