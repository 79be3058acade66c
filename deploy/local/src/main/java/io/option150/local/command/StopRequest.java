package io.option150.local.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns SIGTERM and Ctrl-C into a request. The JVM's end waits until the work has said that it is finished, and then has
 * the work's own exit status: a suite that was asked to stop and did so ends with 0.
 */
public final class StopRequest {

    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicInteger status = new AtomicInteger(1);

    private StopRequest() {}

    /** Takes SIGTERM and Ctrl-C from now on; to be called once in a process. */
    public static StopRequest onSignal() {
        StopRequest request = new StopRequest();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(request::askAndAwait));
        return request;
    }

    /** Whether the request has been made. */
    public boolean isMade() {
        return requested.isDone();
    }

    /** Completed once the request is made. */
    public CompletableFuture<Void> made() {
        return requested;
    }

    /**
     * Does something that may take long, as a start does, and interrupts it when the request is made.
     *
     * @throws InterruptedException if it was interrupted
     */
    public <T> T interrupting(Callable<T> work) throws Exception {
        Interruption interruption = new Interruption(Thread.currentThread());
        var unused = requested.thenRun(interruption::interrupt);
        try {
            return work.call();
        } finally {
            interruption.end();
        }
    }

    /** Of one thread, while it does one thing: what it does later is never hit. */
    private static final class Interruption {

        private final Thread worker;
        private boolean over;

        Interruption(Thread worker) {
            this.worker = worker;
        }

        synchronized void interrupt() {
            if (!over) {
                worker.interrupt();
            }
        }

        synchronized void end() {
            over = true;
            // One that came when the work was just done.
            Thread.interrupted();
        }
    }

    /** The work is done; lets the JVM end. */
    public int finish(int exitStatus) {
        status.set(exitStatus);
        finished.countDown();
        return exitStatus;
    }

    private void askAndAwait() {
        requested.complete(null);
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status.get());
    }
}
