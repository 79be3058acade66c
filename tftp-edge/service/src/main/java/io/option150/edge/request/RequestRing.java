package io.option150.edge.request;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/** The latest records, a bounded number. Adding one neither waits nor grows anything; safe for several threads. */
final class RequestRing {

    private final AtomicReferenceArray<RequestRecord> slots;
    private final AtomicLong next = new AtomicLong();

    RequestRing(int size) {
        slots = new AtomicReferenceArray<>(size);
    }

    void add(RequestRecord request) {
        slots.set((int) (next.getAndIncrement() % slots.length()), request);
    }

    /** The records that fit, newest first. */
    List<RequestRecord> find(Predicate<RequestRecord> fits) {
        List<RequestRecord> found = new ArrayList<>();
        long newest = next.get() - 1;
        for (long at = newest; at >= 0 && at > newest - slots.length(); at--) {
            RequestRecord request = slots.get((int) (at % slots.length()));
            if (request != null && fits.test(request)) {
                found.add(request);
            }
        }
        return found;
    }
}
