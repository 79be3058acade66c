package io.option150.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Duration SHORT = Duration.ofSeconds(5);

    @Test
    void doublesTheWaitUpToHalfAMinute() {
        List<Long> waits = new ArrayList<>();
        BackOff backOff = BackOff.initial();
        for (int i = 0; i < 7; i++) {
            waits.add(backOff.waitAfter(SHORT).toSeconds());
            backOff = backOff.after(SHORT);
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void beginsAnewAfterASteadyMinute() {
        BackOff worn = BackOff.initial().after(SHORT).after(SHORT).after(SHORT);
        Duration steady = Duration.ofMinutes(1);
        assertThat(worn.waitAfter(steady)).isEqualTo(Duration.ofSeconds(1));
        assertThat(worn.after(steady).waitAfter(SHORT)).isEqualTo(Duration.ofSeconds(2));
        assertThat(worn.waitAfter(steady.minusMillis(1))).isEqualTo(Duration.ofSeconds(8));
    }
}
