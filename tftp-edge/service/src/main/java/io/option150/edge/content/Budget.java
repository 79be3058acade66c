package io.option150.edge.content;

import java.util.concurrent.atomic.AtomicLong;

/** A bound on bytes that are taken and given back. Safe for use by several threads. */
final class Budget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    Budget(long limit) {
        this.limit = limit;
    }

    /** Takes as many bytes, or none and answers false when they do not fit. */
    boolean take(long bytes) {
        while (true) {
            long now = used.get();
            if (bytes > limit - now) {
                return false;
            }
            if (used.compareAndSet(now, now + bytes)) {
                return true;
            }
        }
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    long used() {
        return used.get();
    }

    long limit() {
        return limit;
    }
}
