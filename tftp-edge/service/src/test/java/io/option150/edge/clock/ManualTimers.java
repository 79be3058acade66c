package io.option150.edge.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time that passes when a test says so. */
public final class ManualTimers implements Timers {

    private record Entry(long at, Runnable action) {}

    private final List<Entry> alarms = new ArrayList<>();
    private long now = 1_000_000;

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized Alarm after(long millis, Runnable action) {
        Entry entry = new Entry(now + millis, action);
        alarms.add(entry);
        return () -> cancel(entry);
    }

    /** Lets time pass; alarms that are due run on the calling thread, in their order. */
    public void pass(long millis) {
        long end;
        synchronized (this) {
            end = now + millis;
        }
        for (Entry due = next(end); due != null; due = next(end)) {
            due.action().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    /** Alarms that are set. */
    public synchronized int pending() {
        return alarms.size();
    }

    private synchronized @Nullable Entry next(long end) {
        Entry first = alarms.stream()
                .filter(entry -> entry.at() <= end)
                .min(Comparator.comparingLong(Entry::at))
                .orElse(null);
        if (first != null) {
            alarms.remove(first);
            now = Math.max(now, first.at());
        }
        return first;
    }

    private synchronized void cancel(Entry entry) {
        alarms.remove(entry);
    }
}
