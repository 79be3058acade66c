package io.option150.edge.upstream;

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
class SlotsTest {

    private static final List<FetchPriority> PRIORITIES = List.of(FetchPriority.values());

    private final List<String> events = new ArrayList<>();
    private final List<Slots.Place> running = new ArrayList<>();

    @Test
    void res18TheRestWaitsDeviceConfigFirstFirmwareLast() {
        Slots slots = new Slots(1, 10);
        enter(slots, FetchPriority.SMALL, "first");
        enter(slots, FetchPriority.FIRMWARE, "firmware");
        enter(slots, FetchPriority.SMALL, "small");
        enter(slots, FetchPriority.DEVICE, "device 1");
        enter(slots, FetchPriority.DEVICE, "device 2");
        enter(slots, FetchPriority.DEFAULT_CONFIG, "default");
        assertThat(slots.waiting()).isEqualTo(5);
        while (!running.isEmpty()) {
            running.removeFirst().leave();
        }

        assertThat(events).containsExactly("first", "device 1", "device 2", "default", "small", "firmware");
        assertThat(slots.running()).isZero();
    }

    @Test
    void res18WhatDoesNotFitIsRefusedTheLeastUrgentFirst() {
        Slots slots = new Slots(1, 2);
        enter(slots, FetchPriority.SMALL, "runs");
        enter(slots, FetchPriority.FIRMWARE, "firmware");
        enter(slots, FetchPriority.SMALL, "small");
        enter(slots, FetchPriority.DEVICE, "device");
        enter(slots, FetchPriority.FIRMWARE, "firmware 2");

        assertThat(events).containsExactly("runs", "firmware refused", "firmware 2 refused");
        assertThat(slots.waiting()).isEqualTo(2);
    }

    @Test
    void whoWaitsMayLeaveAndLeavingTwiceIsHarmless() {
        Slots slots = new Slots(1, 2);
        enter(slots, FetchPriority.SMALL, "runs");
        Slots.Place waits = slots.enter(FetchPriority.SMALL, _ -> events.add("never"), () -> {});
        waits.leave();
        waits.leave();
        running.getFirst().leave();
        running.getFirst().leave();

        assertThat(events).containsExactly("runs");
        assertThat(slots.running()).isZero();
        assertThat(slots.waiting()).isZero();
    }

    @Property
    void res18NeverMoreRunOrWaitThanAllowedAndNoneIsForgotten(
            @ForAll @IntRange(min = 1, max = 5) int permits,
            @ForAll @IntRange(max = 5) int capacity,
            @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> acts) {
        Slots slots = new Slots(permits, capacity);
        List<Slots.Place> in = new ArrayList<>();
        int[] over = {0};
        int entered = 0;
        for (int act : acts) {
            if (act < 4) {
                entered++;
                slots.enter(PRIORITIES.get(act), in::add, () -> over[0]++);
            } else if (!in.isEmpty()) {
                in.removeFirst().leave();
                over[0]++;
            }
            assertThat(slots.running()).isLessThanOrEqualTo(permits).isEqualTo(in.size());
            assertThat(slots.waiting()).isLessThanOrEqualTo(capacity);
            assertThat(over[0] + slots.running() + slots.waiting()).isEqualTo(entered);
        }
    }

    private void enter(Slots slots, FetchPriority priority, String name) {
        slots.enter(
                priority,
                place -> {
                    events.add(name);
                    running.add(place);
                },
                () -> events.add(name + " refused"));
    }
}
