package io.option150.edge.upstream.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.name.FetchPriority;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** RES-18: a few fetches at a time for each peer; the rest waits, bounded and in order of class. */
class PeerQueueTest {

    private static final List<FetchPriority> PRIORITIES = List.of(FetchPriority.values());

    private final List<String> events = new ArrayList<>();
    private final List<PeerQueue.Place> running = new ArrayList<>();

    @Test
    void res18TheRestWaitsDeviceConfigFirstFirmwareLast() {
        PeerQueue queue = new PeerQueue(1, 10);
        enter(queue, FetchPriority.SMALL, "first");
        enter(queue, FetchPriority.FIRMWARE, "firmware");
        enter(queue, FetchPriority.SMALL, "small");
        enter(queue, FetchPriority.DEVICE, "device 1");
        enter(queue, FetchPriority.DEVICE, "device 2");
        enter(queue, FetchPriority.DEFAULT_CONFIG, "default");
        assertThat(queue.waiting()).isEqualTo(5);
        while (!running.isEmpty()) {
            running.removeFirst().leave();
        }

        assertThat(events).containsExactly("first", "device 1", "device 2", "default", "small", "firmware");
        assertThat(queue.running()).isZero();
    }

    @Test
    void res18WhatDoesNotFitIsRefusedTheLeastUrgentFirst() {
        PeerQueue queue = new PeerQueue(1, 2);
        enter(queue, FetchPriority.SMALL, "runs");
        enter(queue, FetchPriority.FIRMWARE, "firmware");
        enter(queue, FetchPriority.SMALL, "small");
        enter(queue, FetchPriority.DEVICE, "device");
        enter(queue, FetchPriority.FIRMWARE, "firmware 2");

        assertThat(events).containsExactly("runs", "firmware refused", "firmware 2 refused");
        assertThat(queue.waiting()).isEqualTo(2);
    }

    @Test
    void whoWaitsMayLeaveAndLeavingTwiceIsHarmless() {
        PeerQueue queue = new PeerQueue(1, 2);
        enter(queue, FetchPriority.SMALL, "runs");
        PeerQueue.Place waits = queue.enter(FetchPriority.SMALL, _ -> events.add("never"), () -> {});
        waits.leave();
        waits.leave();
        running.getFirst().leave();
        running.getFirst().leave();

        assertThat(events).containsExactly("runs");
        assertThat(queue.running()).isZero();
        assertThat(queue.waiting()).isZero();
    }

    @Property
    void res18NeverMoreRunOrWaitThanAllowedAndNoneIsForgotten(
            @ForAll @IntRange(min = 1, max = 5) int permits,
            @ForAll @IntRange(max = 5) int capacity,
            @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> acts) {
        PeerQueue queue = new PeerQueue(permits, capacity);
        List<PeerQueue.Place> in = new ArrayList<>();
        int[] over = {0};
        int entered = 0;
        for (int act : acts) {
            if (act < 4) {
                entered++;
                queue.enter(PRIORITIES.get(act), in::add, () -> over[0]++);
            } else if (!in.isEmpty()) {
                in.removeFirst().leave();
                over[0]++;
            }
            assertThat(queue.running()).isLessThanOrEqualTo(permits).isEqualTo(in.size());
            assertThat(queue.waiting()).isLessThanOrEqualTo(capacity);
            assertThat(over[0] + queue.running() + queue.waiting()).isEqualTo(entered);
        }
    }

    private void enter(PeerQueue queue, FetchPriority priority, String name) {
        queue.enter(
                priority,
                place -> {
                    events.add(name);
                    running.add(place);
                },
                () -> events.add(name + " refused"));
    }
}
