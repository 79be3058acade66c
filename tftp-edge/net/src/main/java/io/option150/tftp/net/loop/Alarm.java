package io.option150.tftp.net.loop;

/** Something to be done at a time that may change; lies in one {@link Alarms} at most. */
public final class Alarm {
    /** Place in the heap while not set. */
    static final int NOT_SET = -1;

    final Runnable action;

    /** When to ring, in nanoseconds of the loop's clock. */
    long at;

    /** What the heap is ordered by: never later than {@link #at}. */
    long order;

    int index = NOT_SET;

    /** An alarm that is not set; {@code action} runs on the loop's thread when it rings. */
    public Alarm(Runnable action) {
        this.action = action;
    }
}
