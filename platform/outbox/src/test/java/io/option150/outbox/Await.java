package io.option150.outbox;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes about by itself. */
final class Await {

    private Await() {}

    /** Returns when it is so; an assertion error otherwise. What is thrown on the way counts as not yet. */
    static void until(Duration patience, String what, Callable<Boolean> condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Throwable last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception | AssertionError e) {
                last = e;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not within " + patience + ": " + what, last);
    }
}
