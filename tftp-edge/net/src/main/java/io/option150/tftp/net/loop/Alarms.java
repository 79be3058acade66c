package io.option150.tftp.net.loop;

import java.util.Arrays;

/**
 * The alarms of one loop in a binary heap. A transfer moves its alarm with every packet, nearly always to a later time:
 * then only the time is noted, and the heap is put right when the earlier one comes up. Times are compared by
 * difference, as {@link System#nanoTime()} may overflow.
 */
public final class Alarms {
    private Alarm[] heap = new Alarm[64];
    private int size;

    /** Sets or moves an alarm to a time of {@link System#nanoTime()}. */
    public void set(Alarm alarm, long at) {
        alarm.at = at;
        if (alarm.index == Alarm.NOT_SET) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            alarm.order = at;
            up(alarm, size++);
        } else if (at - alarm.order < 0) {
            alarm.order = at;
            up(alarm, alarm.index);
        }
    }

    /** Takes an alarm out, if it is set. */
    public void cancel(Alarm alarm) {
        int hole = alarm.index;
        if (hole == Alarm.NOT_SET) {
            return;
        }
        alarm.index = Alarm.NOT_SET;
        Alarm last = heap[--size];
        if (last != alarm) {
            down(last, hole);
            up(last, last.index);
        }
    }

    /** Nanoseconds to the next alarm, 0 or less when it is due, {@link Long#MAX_VALUE} when none is set. */
    long nanosToNext(long now) {
        return size == 0 ? Long.MAX_VALUE : heap[0].order - now;
    }

    /** Takes out and runs what is due; an action may set alarms again. */
    void ring(long now) {
        while (size > 0 && heap[0].order - now <= 0) {
            Alarm first = heap[0];
            if (first.at - now <= 0) {
                cancel(first);
                first.action.run();
            } else {
                first.order = first.at;
                down(first, 0);
            }
        }
    }

    private void up(Alarm alarm, int from) {
        int index = from;
        while (index > 0) {
            Alarm parent = heap[(index - 1) / 2];
            if (alarm.order - parent.order >= 0) {
                break;
            }
            place(parent, index);
            index = (index - 1) / 2;
        }
        place(alarm, index);
    }

    private void down(Alarm alarm, int from) {
        int index = from;
        for (int child = 2 * index + 1; child < size; child = 2 * index + 1) {
            if (child + 1 < size && heap[child + 1].order - heap[child].order < 0) {
                child++;
            }
            if (alarm.order - heap[child].order <= 0) {
                break;
            }
            place(heap[child], index);
            index = child;
        }
        place(alarm, index);
    }

    private void place(Alarm alarm, int index) {
        heap[index] = alarm;
        alarm.index = index;
    }
}
