package io.option150.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what comes about by itself: looks every 5 ms, and says at the deadline what it waited for. */
public final class Await {

    // A deadline for what a healthy machine does at once: long enough for the busiest of machines.
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private Await() {}

    /** Returns once the condition holds. */
    public static void until(String what, Callable<Boolean> condition) {
        until(what, PATIENCE, condition);
    }

    /** Returns once the condition holds; what it throws ends the test. */
    public static void until(String what, Duration within, Callable<Boolean> condition) {
        until(waiting(what, within), condition);
    }

    /** Returns once the condition holds; what it throws on the way counts as not yet. */
    public static void throughTrouble(String what, Duration within, Callable<Boolean> condition) {
        until(waiting(what, within).ignoreExceptionsMatching(any -> true), condition);
    }

    /** Returns once the assertions hold; at the deadline says what the last ones found. */
    public static void untilAsserted(String what, Duration within, ThrowingRunnable assertions) {
        try {
            waiting(what, within).untilAsserted(assertions);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** What the stage completes with. */
    public static <T> T of(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void until(ConditionFactory waiting, Callable<Boolean> condition) {
        try {
            waiting.until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    // In the caller's thread: conditions use what belongs to it, and one that hangs is to be seen in its stack.
    private static ConditionFactory waiting(String what, Duration within) {
        return Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN)
                .atMost(within);
    }
}
