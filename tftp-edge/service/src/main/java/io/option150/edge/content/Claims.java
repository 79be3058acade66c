package io.option150.edge.content;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who needs a content; what nobody needs any more is freed, once. Safe for use by several threads. */
final class Claims {

    private final AtomicInteger count = new AtomicInteger(1);
    private final Runnable free;

    /** Begins with the claim of whoever makes the content. */
    Claims(Runnable free) {
        this.free = free;
    }

    /** Adds a claim unless the content is gone. */
    boolean tryAdd() {
        while (true) {
            int now = count.get();
            if (now == 0) {
                return false;
            }
            if (count.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    void giveBack() {
        int left = count.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("a claim was given back twice");
        }
        if (left == 0) {
            free.run();
        }
    }
}
