package io.option150.e2e;

import java.time.Duration;
import java.time.Instant;

/** Waits for a condition, with a deadline that names it. */
final class Await {

    /** What is waited for; may itself fail the test. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Await() {}

    static void until(String what, Duration within, Condition condition) throws InterruptedException {
        var deadline = Instant.now().plus(within);
        while (!met(condition)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + within + ": " + what);
            }
            Thread.sleep(BETWEEN);
        }
    }

    private static boolean met(Condition condition) throws InterruptedException {
        try {
            return condition.holds();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
