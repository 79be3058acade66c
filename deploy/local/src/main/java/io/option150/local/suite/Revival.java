package io.option150.local.suite;

import io.option150.local.console.Console;
import io.option150.local.console.Failures;
import java.time.Duration;

/** Starts a part of the suite again whenever it has ended by itself, after a growing wait and for as long as it takes. */
final class Revival {

    /** Starts the part and returns once it works, or at least lives. */
    @FunctionalInterface
    interface Start {
        void run() throws Exception;
    }

    private final String part;
    private final Console console;
    private final Restarts restarts;
    private final Start start;
    private BackOff backOff = BackOff.initial();
    private long began = System.nanoTime();

    Revival(String part, Console console, Restarts restarts, Start start) {
        this.part = part;
        this.console = console;
        this.restarts = restarts;
        this.start = start;
    }

    /**
     * The part has ended.
     *
     * @param how what the user is told of it
     */
    synchronized void begin(String how) {
        Duration life = Duration.ofNanos(System.nanoTime() - began);
        Duration wait = backOff.waitAfter(life);
        backOff = backOff.after(life);
        console.progress(part, "%s; starting it again in %d s".formatted(how, wait.toSeconds()));
        restarts.after(wait, this::startAgain);
    }

    private void startAgain() {
        synchronized (this) {
            began = System.nanoTime();
        }
        try {
            start.run();
            console.progress(part, "started again");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            begin("does not start: " + String.join("; ", Failures.lines(e)));
        }
    }
}
