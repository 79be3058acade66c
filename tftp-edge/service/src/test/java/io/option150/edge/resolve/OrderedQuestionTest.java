package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.edge.clock.ManualTimers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand clusters that answer in any order. */
class OrderedQuestionTest {

    private static final int CLUSTERS = 1_000;
    private static final long MINUTE = 60_000;

    private final List<String> ids =
            IntStream.range(0, CLUSTERS).mapToObj("c%03d"::formatted).toList();
    private final List<CompletableFuture<Answer>> answers =
            ids.stream().map(_ -> new CompletableFuture<Answer>()).toList();
    private final ManualTimers timers = new ManualTimers();

    @Test
    void nobodyHasItOnlyOnceTheLastHasSaidSoAndAFewAreNamed() throws Exception {
        var asked = ask();
        for (int place : shuffled()) {
            assertThatThrownBy(() -> asked.toCompletableFuture().get(0, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
            answers.get(place).complete(new Answer.NotFound("no"));
        }
        assertThat(asked.toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Answer.NotFound.class,
                        missing -> assertThat(missing.why())
                                .isEqualTo("not in c000, c001, c002, c003, c004, c005, c006, c007, 992 more"));
    }

    @Test
    void oneThatIsAwayIsNamedAmongThoseWhoSaidNo() throws Exception {
        var asked = ask();
        for (int place : shuffled()) {
            answers.get(place)
                    .complete(place == 700 ? new Answer.Unreachable("c700: away") : new Answer.NotFound("no"));
        }
        assertThat(asked.toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class, away -> assertThat(away.why()).isEqualTo("c700: away"));
    }

    private CompletionStage<Answer> ask() {
        return new OrderedQuestion(ids, (_, _) -> {}).ask(answers::get, timers, MINUTE);
    }

    private static List<Integer> shuffled() {
        var places = new ArrayList<>(IntStream.range(0, CLUSTERS).boxed().toList());
        Collections.shuffle(places, new Random(150));
        return places;
    }
}
