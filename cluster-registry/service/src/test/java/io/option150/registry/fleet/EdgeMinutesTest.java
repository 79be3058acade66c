package io.option150.registry.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.contract.EdgeBeat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeMinutesTest {

    private static final Instant MINUTE = Instant.parse("2026-01-02T03:04:00Z");

    private final EdgeMinutes minutes = new EdgeMinutes();

    @Test
    void theMostOfEachMinuteCountsAndCopiesAddUp() {
        take(beat("a", 5, 0), MINUTE.plusSeconds(1));
        take(beat("a", 3, 7), MINUTE.plusSeconds(31));
        take(beat("b", 10, -1), MINUTE.plusSeconds(40));
        take(beat("a", 1, 0), MINUTE.plusSeconds(61));
        assertThat(minutes.since(MINUTE))
                .containsExactly(
                        new EdgeMinutes.Minute(MINUTE, 2, 15, 7),
                        new EdgeMinutes.Minute(MINUTE.plusSeconds(60), 1, 1, 0));
        assertThat(minutes.since(MINUTE.plusSeconds(1))).hasSize(1);
    }

    @Test
    void whatIsOlderThanAnHourGoes() {
        take(beat("a", 5, 0), MINUTE);
        take(beat("a", 1, 0), MINUTE.plusSeconds(3_601));
        assertThat(minutes.since(MINUTE)).hasSize(1);
    }

    @Test
    void aClockThatIsWrongTakesNothingFromOthers() {
        take(beat("a", 5, 0), MINUTE);
        minutes.take(beat("b", 1, 0), MINUTE.plusSeconds(7_200), MINUTE.plusSeconds(1));
        minutes.take(beat("c", 1, 0), MINUTE.minusSeconds(7_200), MINUTE.plusSeconds(1));
        minutes.take(beat("d", 2, 0), MINUTE.plusSeconds(60), MINUTE.plusSeconds(1));
        assertThat(minutes.since(Instant.EPOCH))
                .containsExactly(
                        new EdgeMinutes.Minute(MINUTE, 1, 5, 0),
                        new EdgeMinutes.Minute(MINUTE.plusSeconds(60), 1, 2, 0));
    }

    private void take(EdgeBeat beat, Instant at) {
        minutes.take(beat, at, at);
    }

    private static EdgeBeat beat(String edgeId, int transfers, long behind) {
        return new EdgeBeat(
                edgeId,
                "1.0",
                MINUTE,
                "running",
                new EdgeBeat.Addresses(List.of(), List.of(), List.of()),
                transfers,
                List.of(new EdgeBeat.TopicPosition("config-changed", 1, 1, behind)),
                null,
                0,
                List.of());
    }
}
