package io.option150.edge.clock;

/** A clock that never goes back, and alarms on it. Alarms run on any thread and must not block. */
public interface Timers {

    /** Milliseconds since some moment before the start of this process. */
    long now();

    /** Has {@code action} run once, {@code millis} from now (0 or more). */
    Alarm after(long millis, Runnable action);

    /** An alarm that may still be called off. */
    @FunctionalInterface
    interface Alarm {
        /** Calls the alarm off; nothing happens if it has run. */
        void cancel();
    }
}
