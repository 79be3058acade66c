package io.option150.storm;

import io.option150.storm.run.Sample;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Tells how far a storm has come: one line that is renewed on a terminal, a line every few seconds elsewhere. */
final class Progress implements Consumer<Sample> {

    private static final long LINE_EVERY_MILLIS = 5_000;
    private static final long RENEW_EVERY_MILLIS = 500;

    private final PrintWriter to;
    private final boolean terminal;
    private final int phones;
    private long nextAt;

    Progress(PrintWriter to, boolean terminal, int phones) {
        this.to = to;
        this.terminal = terminal;
        this.phones = phones;
        this.nextAt = every();
    }

    @Override
    public void accept(Sample now) {
        if (now.millis() < nextAt) {
            return;
        }
        nextAt = now.millis() + every();
        String line = "%6.1f s  %,d boots of %,d phones, %,d requests, %,d not found, %,d failed"
                .formatted(now.millis() / 1e3, now.boots(), phones, now.requests(), now.missing(), now.failed());
        to.print(terminal ? "\r" + line : line + System.lineSeparator());
        to.flush();
    }

    /** Ends the line that is renewed. */
    void end() {
        if (terminal) {
            to.println();
        }
        to.flush();
    }

    private long every() {
        return terminal ? RENEW_EVERY_MILLIS : LINE_EVERY_MILLIS;
    }
}
