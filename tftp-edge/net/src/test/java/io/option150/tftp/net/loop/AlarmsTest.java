package io.option150.tftp.net.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private final Alarms alarms = new Alarms();
    private final List<String> rung = new ArrayList<>();

    @Test
    void alarmsRingInTheOrderOfTheirTimes() {
        alarms.set(alarm("c"), 30);
        alarms.set(alarm("a"), 10);
        alarms.set(alarm("b"), 20);

        assertThat(alarms.nanosToNext(4)).isEqualTo(6);
        alarms.ring(20);
        assertThat(rung).containsExactly("a", "b");
        assertThat(alarms.nanosToNext(20)).isEqualTo(10);
        alarms.ring(30);
        assertThat(alarms.nanosToNext(30)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anAlarmThatWasMovedRingsAtItsNewTimeOnly() {
        Alarm later = alarm("later");
        Alarm sooner = alarm("sooner");
        alarms.set(later, 10);
        alarms.set(sooner, 100);
        alarms.set(later, 50);
        alarms.set(sooner, 20);

        alarms.ring(49);
        assertThat(rung).containsExactly("sooner");
        alarms.ring(50);
        assertThat(rung).containsExactly("sooner", "later");
    }

    @Test
    void aCancelledAlarmStaysSilentAndMayBeSetAgain() {
        Alarm alarm = alarm("a");
        alarms.set(alarm, 10);
        alarms.cancel(alarm);
        alarms.cancel(alarm);
        alarms.ring(10);
        assertThat(rung).isEmpty();

        alarms.set(alarm, 20);
        alarms.ring(20);
        assertThat(rung).containsExactly("a");
    }

    @Test
    void timesMayPassTheLargestNumber() {
        alarms.set(alarm("after"), Long.MIN_VALUE + 5);
        alarms.set(alarm("before"), Long.MAX_VALUE - 5);

        alarms.ring(Long.MAX_VALUE);
        assertThat(rung).containsExactly("before");
        assertThat(alarms.nanosToNext(Long.MAX_VALUE)).isEqualTo(6);
    }

    @Property(tries = 200)
    void whateverIsSetMovedAndCancelledTheRestRingsInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        Alarms many = new Alarms();
        List<Alarm> rang = new ArrayList<>();
        List<Alarm> all = new ArrayList<>();
        for (int each = 0; each < 200; each++) {
            Alarm[] self = new Alarm[1];
            self[0] = new Alarm(() -> rang.add(self[0]));
            all.add(self[0]);
        }
        for (int step = 0; step < 1000; step++) {
            Alarm one = all.get(random.nextInt(all.size()));
            if (random.nextInt(4) == 0) {
                many.cancel(one);
            } else {
                many.set(one, random.nextInt(500));
            }
        }
        List<Alarm> set = all.stream().filter(one -> one.index != Alarm.NOT_SET).toList();
        for (int now = 0; now <= 500; now++) {
            many.ring(now);
        }

        assertThat(rang).containsExactlyInAnyOrderElementsOf(set);
        assertThat(rang).isSortedAccordingTo(Comparator.comparingLong(one -> one.at));
    }

    private Alarm alarm(String name) {
        return new Alarm(() -> rung.add(name));
    }
}
