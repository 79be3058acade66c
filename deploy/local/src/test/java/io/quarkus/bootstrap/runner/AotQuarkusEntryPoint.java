package io.quarkus.bootstrap.runner;

/** Stands where a service's entry point is, for the test of what runs before it: says so and goes on for ever. */
public final class AotQuarkusEntryPoint {

    private AotQuarkusEntryPoint() {}

    public static void main(String... arguments) throws InterruptedException {
        System.out.println("serving " + String.join(" ", arguments));
        Thread.currentThread().join();
    }
}
