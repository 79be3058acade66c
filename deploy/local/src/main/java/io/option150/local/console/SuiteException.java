package io.option150.local.console;

import java.util.List;

/** Something the user has to know or do; each line stands for itself on the console, without a stack trace. */
public final class SuiteException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /** One line, or several of the same kind (one for each port that is taken, say). */
    public SuiteException(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    /** One line. */
    public SuiteException(String line) {
        this(List.of(line));
    }

    /** The lines, in order. */
    public List<String> lines() {
        return lines;
    }
}
