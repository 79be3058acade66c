package io.option150.cli.failure;

/** Exit statuses that scripts rely on. */
public final class Exit {

    /** All is done. */
    public static final int DONE = 0;

    /** The server refused it, or it failed. */
    public static final int REFUSED = 1;

    /** The command line, or what it names, is wrong; nothing was sent. */
    public static final int WRONG_USE = 2;

    /** The server, or a service behind it, cannot be reached; a later try may succeed. */
    public static final int UNREACHABLE = 3;

    /** {@code apply --dry-run} found differences. */
    public static final int DIFFERENT = 4;

    private Exit() {}
}
