package io.option150.files.transfer;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bound on how much is done at a time. Who finds no seat waits, first come first served, without a thread. Safe for use
 * by several threads.
 */
public final class ConcurrencyLimit {

    /** Who waits, and the context that it must go on with: database sessions are bound to it. */
    private record Waiting(
            UniEmitter<? super AtomicBoolean> emitter,
            @Nullable Context context) {}

    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int free;

    public ConcurrencyLimit(int total) {
        if (total < 1) {
            throw new IllegalArgumentException("at least one seat is needed, got " + total);
        }
        this.free = total;
    }

    /** Does the work as soon as a seat is free, and gives the seat back however the work ends. */
    public <T> Uni<T> within(Supplier<Uni<? extends T>> work) {
        return take().flatMap(seated -> {
            seated.set(true);
            return Uni.createFrom().deferred(work).onTermination().invoke(this::leave);
        });
    }

    /** How many wait now. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** Emits when a seat is free; who takes it sets the flag. */
    private Uni<AtomicBoolean> take() {
        return Uni.createFrom().emitter(emitter -> {
            var waiting = new Waiting(emitter, Vertx.currentContext());
            emitter.onTermination(() -> giveUp(waiting));
            if (sitOrQueue(waiting)) {
                offer(waiting);
            }
        });
    }

    private void offer(Waiting waiting) {
        var seated = new AtomicBoolean();
        waiting.emitter().complete(seated);
        if (!seated.get()) {
            // It was cancelled while the seat was on its way, and never hears of it.
            leave();
        }
    }

    private void leave() {
        var next = nextOrFree();
        if (next == null) {
            return;
        }
        if (next.context() == null) {
            offer(next);
        } else {
            next.context().runOnContext(_ -> offer(next));
        }
    }

    private synchronized boolean sitOrQueue(Waiting waiting) {
        if (free == 0) {
            queue.add(waiting);
            return false;
        }
        free--;
        return true;
    }

    private synchronized void giveUp(Waiting waiting) {
        queue.remove(waiting);
    }

    private synchronized @Nullable Waiting nextOrFree() {
        var next = queue.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
