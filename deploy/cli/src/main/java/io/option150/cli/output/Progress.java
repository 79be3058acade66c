package io.option150.cli.output;

import java.io.PrintStream;

/** A bar that grows on a terminal; silent elsewhere. Not for several threads at once. */
public final class Progress implements AutoCloseable {

    private static final int BAR = 30;
    private static final long EVERY_NS = 100_000_000;

    private final PrintStream err;
    private final boolean shown;
    private final String what;
    private final long whole;
    private long lastNs;
    private boolean begun;

    /**
     * A bar that is not seen before the first step.
     *
     * @param what is counted, such as {@code lines}
     * @param whole how many there will be; less than 1: that is not known
     */
    public Progress(Out out, String what, long whole) {
        this.err = out.err();
        this.shown = out.terminal().err();
        this.what = what;
        this.whole = whole;
        this.lastNs = System.nanoTime() - EVERY_NS;
    }

    /** So many are done. */
    public synchronized void at(long done) {
        if (!shown || (System.nanoTime() - lastNs < EVERY_NS && done < whole)) {
            return;
        }
        lastNs = System.nanoTime();
        begun = true;
        err.print("\r" + text(done) + "\u001b[K");
        err.flush();
    }

    private String text(long done) {
        if (whole < 1) {
            return "%,d %s".formatted(done, what);
        }
        int full = (int) (BAR * Math.min(done, whole) / whole);
        return "[%s%s] %3d %% of %,d %s"
                .formatted("#".repeat(full), ".".repeat(BAR - full), 100 * Math.min(done, whole) / whole, whole, what);
    }

    /** Takes the bar away: what follows stands in its place. */
    @Override
    public synchronized void close() {
        if (begun) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
