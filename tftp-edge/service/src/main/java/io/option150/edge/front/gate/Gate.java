package io.option150.edge.front.gate;

import jakarta.inject.Singleton;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Whether phones are answered. A stopped service keeps its sockets and answers nobody (R23). */
@Singleton
public final class Gate {

    private final CopyOnWriteArrayList<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    /** Whether phones are answered now. */
    public boolean isOpen() {
        return open;
    }

    /** Answers phones from now on. */
    public void open() {
        set(true);
    }

    /** Takes no new requests from now on; what is under way goes on. */
    public void close() {
        set(false);
    }

    /** Has {@code listener} told of each change, and of the state as it is. */
    public void follow(Consumer<Boolean> listener) {
        listeners.add(listener);
        listener.accept(open);
    }

    private synchronized void set(boolean now) {
        open = now;
        listeners.forEach(listener -> listener.accept(now));
    }
}
