package io.option150.local.child;

import java.io.IOException;
import java.time.Duration;

/**
 * Ends a child JVM when the suite's process is gone. The suite holds the other end of this JVM's standard input and never
 * writes; the operating system closes it when the suite ends, by SIGKILL too.
 */
public final class SuiteEnd {

    private static final Duration ORDERLY_END = Duration.ofSeconds(10);

    private SuiteEnd() {}

    /** From now on this JVM ends with the suite. */
    public static void follow() {
        Thread.ofPlatform().daemon().name("end-with-suite").start(SuiteEnd::endWithSuite);
    }

    private static void endWithSuite() {
        awaitEndOfInput();
        Thread.ofPlatform().daemon().name("halt").start(SuiteEnd::haltInTime);
        System.exit(0);
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // The suite says nothing; only the end of its life matters.
            }
        } catch (IOException e) {
            System.err.println("standard input broke, taken for the end of the suite: " + e);
        }
    }

    /** A part that hangs in its own shutdown must not keep ports from the next suite. */
    private static void haltInTime() {
        try {
            Thread.sleep(ORDERLY_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
