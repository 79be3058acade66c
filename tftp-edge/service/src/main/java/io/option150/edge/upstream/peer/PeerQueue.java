package io.option150.edge.upstream.peer;

import io.option150.edge.name.FetchPriority;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many fetches run against one peer at a time, and who waits (RES-18): by priority, then by arrival. Safe for use by
 * several threads; runs nothing while it holds its lock.
 */
final class PeerQueue {

    private final int permits;
    private final int capacity;
    private final TreeSet<Waiter> queue = new TreeSet<>(
            Comparator.<Waiter, FetchPriority>comparing(w -> w.priority).thenComparingLong(w -> w.number));
    private int running;
    private long number;

    PeerQueue(int permits, int capacity) {
        this.permits = permits;
        this.capacity = capacity;
    }

    /** A place among those who run or wait. */
    @FunctionalInterface
    interface Place {
        /** Gives the place up; harmless when that was done before. */
        void leave();
    }

    /**
     * Runs {@code run} as soon as a slot is free, at once if one is; {@code refused} instead when too many wait. Where
     * the queue is full, the last of the least priority makes room for one of higher priority.
     */
    Place enter(FetchPriority priority, Consumer<Place> run, Runnable refused) {
        Waiter mine;
        Waiter out = null;
        boolean now = false;
        synchronized (this) {
            mine = new Waiter(priority, number++, run, refused);
            if (running < permits) {
                running++;
                mine.state = State.RUNNING;
                now = true;
            } else {
                queue.add(mine);
                out = queue.size() > capacity ? queue.pollLast() : null;
            }
            if (out != null) {
                out.state = State.GONE;
            }
        }
        if (now) {
            run.accept(mine);
        } else if (out != null) {
            out.refused.run();
        }
        return mine;
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return queue.size();
    }

    private synchronized @Nullable Waiter replace(Waiter leaver) {
        State was = leaver.state;
        leaver.state = State.GONE;
        queue.remove(leaver);
        if (was != State.RUNNING) {
            return null;
        }
        Waiter next = queue.pollFirst();
        if (next == null) {
            running--;
        } else {
            next.state = State.RUNNING;
        }
        return next;
    }

    private enum State {
        WAITING,
        RUNNING,
        GONE
    }

    private final class Waiter implements Place {
        private final FetchPriority priority;
        private final long number;
        private final Consumer<Place> run;
        private final Runnable refused;
        private State state = State.WAITING;

        Waiter(FetchPriority priority, long number, Consumer<Place> run, Runnable refused) {
            this.priority = priority;
            this.number = number;
            this.run = run;
            this.refused = refused;
        }

        @Override
        public void leave() {
            Waiter next = replace(this);
            if (next != null) {
                next.run.accept(next);
            }
        }
    }
}
