package io.option150.demo;

import io.option150.local.console.Console;
import io.option150.local.console.Failures;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/** Runs the steps of the story one by one, prints how each went, and counts those that failed. */
final class Steps {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Console console;
    private int failed;

    Steps(Console console) {
        this.console = console;
    }

    /** What a step does; it throws when it does not hold. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException, InterruptedException, StepFailed;
    }

    /** A line that begins a part of the story. */
    void chapter(String title) {
        console.line("");
        console.line(title);
    }

    /** Runs a step that has to hold. */
    void step(String sentence, Step step) throws InterruptedException {
        long began = System.nanoTime();
        try {
            step.run();
            console.line("  ✓ %s (%d ms)"
                    .formatted(
                            sentence,
                            Duration.ofNanos(System.nanoTime() - began).toMillis()));
        } catch (StepFailed e) {
            fail(sentence, Objects.requireNonNull(e.getMessage()));
        } catch (IOException e) {
            fail(sentence, String.join("; ", Failures.lines(e)));
        }
    }

    /** Runs a step that has to hold within a while, over and over until it does. */
    void stepWithin(Duration limit, String sentence, Step step) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        step(sentence, () -> {
            while (true) {
                try {
                    step.run();
                    if (System.nanoTime() > deadline) {
                        throw new StepFailed("it held, but only after more than " + limit.toMillis() + " ms");
                    }
                    return;
                } catch (StepFailed e) {
                    if (System.nanoTime() > deadline) {
                        throw e;
                    }
                }
                Thread.sleep(POLL);
            }
        });
    }

    private void fail(String sentence, String reason) {
        failed++;
        console.line("  ✗ " + sentence + ": " + reason);
    }

    /** How many steps did not hold. */
    int failed() {
        return failed;
    }
}
