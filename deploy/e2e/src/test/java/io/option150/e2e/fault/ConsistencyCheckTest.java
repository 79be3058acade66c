package io.option150.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.e2e.fault.Entry.Change;
import io.option150.e2e.fault.Entry.Look;
import io.option150.e2e.fault.Entry.Outcome;
import io.option150.e2e.fault.Entry.Told;
import io.option150.e2e.fault.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checker finds what is planted, and nothing where all is well. */
class ConsistencyCheckTest {

    private static final Change ONE = new Change("a", "1", 10, 19, Outcome.ACKNOWLEDGED);
    private static final Change TWO = new Change("a", "2", 20, 29, Outcome.ACKNOWLEDGED);
    private static final Change PERHAPS = new Change("a", "3", 30, 39, Outcome.UNKNOWN);

    @Test
    void nothingIsWrongWithWhatMayBe() {
        assertThat(ConsistencyCheck.of(List.of(
                        ONE,
                        TWO,
                        PERHAPS,
                        look(Entry.ABSENT, 5),
                        look("1", 21),
                        look("2", 31),
                        look("3", 41),
                        new Look("another", "a", "1", 45, 46, false),
                        healed("3", 50),
                        new Told("a", "1", 1, 1),
                        new Told("a", "2", 2, 2),
                        new Told("a", "1", 3, 1),
                        new Told("a", "2", 4, 2),
                        new Told("a", "3", 5, 3))))
                .isEmpty();
        assertThat(ConsistencyCheck.of(List.of(ONE, TWO, PERHAPS, healed("2", 50))))
                .isEmpty();
    }

    @Test
    void anOlderAnswerAfterANewerOneIsFound() {
        finds(Rule.OLDER_AGAIN, ONE, TWO, look("2", 30), look("1", 32));
        finds(Rule.OLDER_AGAIN, ONE, TWO, look("1", 30), look(Entry.ABSENT, 32));
        // Looks at the same time may have been answered in any order.
        assertThat(ConsistencyCheck.of(List.of(
                        ONE, TWO, new Look("e", "a", "2", 30, 40, false), new Look("e", "a", "1", 31, 41, false))))
                .isEmpty();
    }

    @Test
    void aHalfWrittenOneIsFound() {
        finds(Rule.MADE_UP, ONE, look("(half of 1)", 20));
        finds(Rule.MADE_UP, ONE, look("1", 5));
        finds(Rule.MADE_UP, new Change("a", "1", 10, 19, Outcome.REFUSED), look("1", 20));
        finds(Rule.MADE_UP, ONE, new Told("a", "other", 1, 1));
    }

    @Test
    void aLostOneIsFound() {
        finds(Rule.LOST, ONE, TWO, healed("1", 50));
        finds(Rule.LOST, ONE, TWO, new Told("a", "1", 1, 1));
    }

    @Test
    void anOrderThatIsBrokenIsFound() {
        finds(Rule.ORDER, ONE, TWO, new Told("a", "2", 1, 2), new Told("a", "1", 2, 1));
        finds(Rule.ORDER, ONE, TWO, new Told("a", "1", 1, 2), new Told("a", "2", 2, 1));
        finds(Rule.ORDER, ONE, TWO, new Told("a", "1", 1, 1), new Told("a", "2", 2, 2), new Told("a", "1", 3, 1));
        finds(Rule.ORDER, ONE, TWO, new Told("a", "1", 1, 1), new Told("a", "2", 2, 1));
    }

    @Test
    void aPlantedViolationIsFoundInALongHistoryAndToldShort() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new Random(seed);
            List<Entry> history = new ArrayList<>();
            for (int key = 0; key < 5; key++) {
                int now = -1;
                for (int at = 0; at < 60; at++) {
                    long began = at * 10L;
                    if (random.nextBoolean()) {
                        now++;
                        history.add(new Change("k" + key, "v" + now, began, began + 5, Outcome.ACKNOWLEDGED));
                    } else {
                        history.add(
                                new Look("e", "k" + key, now < 0 ? Entry.ABSENT : "v" + now, began, began + 1, false));
                    }
                }
            }
            assertThat(ConsistencyCheck.of(history)).as("seed %d", seed).isEmpty();
            history.add(new Look("e", "k3", "v1", 10_000, 10_001, false));
            var found = ConsistencyCheck.of(history);
            assertThat(found).as("seed %d", seed).hasSize(1);
            var story = ShortStory.of(history, found.getFirst());
            assertThat(story).as("seed %d", seed).hasSize(4);
            assertThat(story.getLast()).isEqualTo(history.getLast());
        }
    }

    private static void finds(Rule rule, Entry... history) {
        assertThat(ConsistencyCheck.of(List.of(history)).stream().map(Violation::rule))
                .contains(rule);
    }

    private static Look look(String value, long at) {
        return new Look("e", "a", value, at, at + 1, false);
    }

    private static Look healed(String value, long at) {
        return new Look("e", "a", value, at, at + 1, true);
    }
}
