package io.option150.trust;

import io.option150.web.auth.Author;

/** Who makes a call, as records of what was done name it. */
public final class Caller {

    private Caller() {}

    /** Who makes the call that is being answered, such as {@code admin from 192.0.2.1}. */
    public static String current() {
        return Author.current().map(Author::toString).orElse("option150");
    }
}
