package io.option150.local.child;

import java.io.IOException;
import java.time.Duration;

/**
 * Main class of a service's JVM in a local suite: starts the service, and ends it when the suite's process is gone. The
 * suite holds the other end of this JVM's standard input and never writes; the operating system closes it when the suite
 * ends, by SIGKILL too.
 */
public final class ServiceMain {

    private static final Duration ORDERLY_END = Duration.ofSeconds(10);

    private ServiceMain() {}

    /** Runs the Quarkus application of this class path. */
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().name("end-with-suite").start(ServiceMain::endWithSuite);
        Class.forName("io.quarkus.bootstrap.runner.AotQuarkusEntryPoint")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static void endWithSuite() {
        awaitEndOfInput();
        Thread.ofPlatform().daemon().name("halt").start(ServiceMain::haltInTime);
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

    /** A service that hangs in its own shutdown must not keep ports from the next suite. */
    private static void haltInTime() {
        try {
            Thread.sleep(ORDERLY_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
