package io.option150.local.suite;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A few threads that act when a process ends by itself; after {@link #close} nothing happens any more. */
final class Restarts implements AutoCloseable {

    private static final long LAST_ACT_SECONDS = 60;

    /** As many as there are parts: one that takes long to start keeps no other down. */
    private static final int THREADS = 6;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().name("restarts-", 1).factory());

    /** Runs {@code action} once {@code process} has ended. */
    void whenEnded(ProcessHandle process, Runnable action) {
        var unused = process.onExit().thenRun(() -> after(Duration.ZERO, action));
    }

    /** Runs {@code action} after a while. */
    void after(Duration wait, Runnable action) {
        try {
            var unused = threads.schedule(() -> runLoudly(action), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // The suite is stopping: what ends now is meant to.
        }
    }

    /** A scheduled action's failure would stay in a future that nobody asks. */
    private static void runLoudly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            Thread self = Thread.currentThread();
            self.getThreadGroup().uncaughtException(self, e);
        }
    }

    /** Waits for an action that is under way: what it starts must be known to whoever stops everything. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(LAST_ACT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a restart did not come to its end within " + LAST_ACT_SECONDS + " s");
        }
    }
}
