package io.option150.files;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** Waits for what another thread brings about, with a deadline. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    // A running transfer moves at least a chunk in this time, on the busiest of machines.
    private static final Duration STANDSTILL = Duration.ofSeconds(2);

    private Await() {}

    /** Returns as soon as the condition holds. */
    public static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            pause();
        }
    }

    /** Returns the value once it has moved from its start, taken before what moves it, and then stood still for a while. */
    public static double standstill(double start, DoubleSupplier value) {
        until("a first move", () -> value.getAsDouble() > start);
        double last = start;
        long since = System.nanoTime();
        while (System.nanoTime() - since < STANDSTILL.toNanos()) {
            double now = value.getAsDouble();
            if (now != last) {
                last = now;
                since = System.nanoTime();
            }
            pause();
        }
        return last;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
