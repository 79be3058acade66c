package io.option150.edge.front.gate;

import jakarta.inject.Singleton;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Whether phones are answered. A stopped service keeps its sockets and answers nobody (R23). One that drains takes no new
 * requests and stays ready, since a network that takes it out may cut off what is under way.
 */
@Singleton
public final class Gate {

    private final CopyOnWriteArrayList<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;
    private volatile boolean draining;

    /** Whether phones are answered now. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the network is to send phones here: a service that drains is left alone until {@link #close}. */
    boolean isReady() {
        return open || draining;
    }

    /** Answers phones from now on. */
    public void open() {
        set(true, false);
    }

    /** Takes no new requests from now on; what is under way goes on, and the copy counts as ready. */
    public void drain() {
        set(false, true);
    }

    /** Takes no new requests from now on, and is not ready; what is under way goes on. */
    public void close() {
        set(false, false);
    }

    /** Has {@code listener} told of each change, and of the state as it is. */
    public void follow(Consumer<Boolean> listener) {
        listeners.add(listener);
        listener.accept(open);
    }

    private synchronized void set(boolean now, boolean drains) {
        draining = drains;
        open = now;
        listeners.forEach(listener -> listener.accept(now));
    }
}
