package io.option150.local.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes for a human; safe for several threads, a line at a time. */
public final class Console {

    private static final int NAME_WIDTH = 18;

    private final PrintStream out;
    private final PrintStream err;

    /** Writes to these streams, progress to {@code out} and failures to {@code err}. */
    public Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** A plain line. */
    public void line(String text) {
        synchronized (this) {
            out.println(text);
            out.flush();
        }
    }

    /** A progress line: who, what, where. */
    public void progress(String who, String what) {
        line(pad(who, NAME_WIDTH) + what);
    }

    /** A progress line for something that took its time. */
    public void progress(String who, String what, Duration took) {
        progress(who, String.format(Locale.ROOT, "%s (%.1f s)", what, took.toMillis() / 1000.0));
    }

    /** Failures, a line each. */
    public void failure(List<String> lines) {
        synchronized (this) {
            lines.forEach(line -> err.println("option150: " + line));
            err.flush();
        }
    }

    /** A table with columns as wide as their widest cell. */
    public void table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                text.append(pad(row.get(i), widths[i] + 2));
            }
            line(text.toString().stripTrailing());
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
