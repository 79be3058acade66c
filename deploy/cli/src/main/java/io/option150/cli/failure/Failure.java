package io.option150.cli.failure;

import java.util.List;
import java.util.stream.Stream;

/** Ends a command: what happened and what to do, for a person, with the exit status. */
public final class Failure extends RuntimeException {

    private final int exit;
    private final transient List<String> more;

    /**
     * A failure with details.
     *
     * @param exit one of {@link Exit}
     * @param line what happened and what to do
     * @param more a line for each detail, possibly none
     */
    public Failure(int exit, String line, List<String> more) {
        super(line, null, false, false);
        this.exit = exit;
        this.more = List.copyOf(more);
    }

    /** The server said no, or something went wrong here. */
    public static Failure refused(String line) {
        return new Failure(Exit.REFUSED, line, List.of());
    }

    /** What was typed, or a file that it names, cannot be meant so. */
    public static Failure wrongUse(String line) {
        return new Failure(Exit.WRONG_USE, line, List.of());
    }

    /** There is no answer. */
    public static Failure unreachable(String line) {
        return new Failure(Exit.UNREACHABLE, line, List.of());
    }

    public int exit() {
        return exit;
    }

    /** All lines, the first one says it all. */
    public List<String> lines() {
        var message = getMessage();
        return Stream.concat(Stream.of(message == null ? "" : message), more.stream())
                .toList();
    }
}
