package io.option150.cli.output;

import java.util.Map;

/**
 * Where output goes.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 * @param columns its width; of no terminal {@link #ENDLESS}
 * @param colour whether colours are wanted
 */
public record Terminal(boolean out, boolean err, int columns, boolean colour) {

    /** No line is cut in a file. */
    static final int ENDLESS = Integer.MAX_VALUE;

    private static final int USUAL = 80;
    private static final int NARROWEST = 20;

    /** A file or a pipe. */
    public static Terminal none() {
        return new Terminal(false, false, ENDLESS, false);
    }

    /** What the launcher saw: it looks, since a JVM would take longer. */
    public static Terminal of(Map<String, String> environment, boolean out, boolean err) {
        boolean colour = out && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out, err, out ? columns(environment.getOrDefault("COLUMNS", "")) : ENDLESS, colour);
    }

    private static int columns(String told) {
        try {
            return Math.max(NARROWEST, Integer.parseInt(told.strip()));
        } catch (NumberFormatException untold) {
            return USUAL;
        }
    }
}
