package io.option150.local.command;

/** A command line that is not understood. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it, one line. */
    public UsageException(String message) {
        super(message);
    }
}
