package io.option150.edge.resolve;

import io.option150.edge.clock.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Clusters are asked at the same time; the first in order that has the file wins, not the fastest. At the deadline the
 * best answer so far does (RES-4). Nobody has it only when all said so (RES-5).
 */
final class OrderedQuestion {

    private final List<String> clusters;
    private final @Nullable Answer[] got;
    private final BiConsumer<String, Answer.Found> loser;
    private final CompletableFuture<Answer> result = new CompletableFuture<>();
    /** Places before it have answered, and have no file: a thousand answers are not looked through a thousand times. */
    private int empty;

    private boolean decided;

    /**
     * @param clusters ids in order, at least one
     * @param loser takes what a cluster brought that did not win; the claim on it passes along
     */
    OrderedQuestion(List<String> clusters, BiConsumer<String, Answer.Found> loser) {
        this.clusters = List.copyOf(clusters);
        this.got = new Answer[clusters.size()];
        this.loser = loser;
    }

    /**
     * Asks all of them; the result completes within {@code millis}.
     *
     * @param question asks the cluster at a place
     */
    CompletionStage<Answer> ask(IntFunction<CompletionStage<Answer>> question, Timers timers, long millis) {
        for (int i = 0; i < clusters.size(); i++) {
            int place = i;
            question.apply(i).thenAccept(answer -> answered(place, answer));
        }
        CompletionStage<Answer> end = result;
        if (!result.isDone()) {
            Timers.Alarm alarm = timers.after(millis, this::expired);
            end = result.whenComplete((_, _) -> alarm.cancel());
        }
        return end;
    }

    private void answered(int place, Answer answer) {
        boolean late;
        synchronized (this) {
            late = decided;
            got[place] = answer;
        }
        if (late) {
            lose(place);
        } else {
            decide(false);
        }
    }

    private void expired() {
        decide(true);
    }

    private void decide(boolean now) {
        Answer answer;
        int winner = -1;
        synchronized (this) {
            winner = winner(now);
            answer = winner >= 0 ? got[winner] : verdict(now);
            if (decided || answer == null) {
                return;
            }
            decided = true;
        }
        result.complete(answer);
        for (int i = 0; i < got.length; i++) {
            if (i != winner) {
                lose(i);
            }
        }
    }

    /** The place that wins, or -1: while there is time, a place that has not answered holds up those behind it. */
    private int winner(boolean now) {
        while (empty < got.length && got[empty] != null && !(got[empty] instanceof Answer.Found)) {
            empty++;
        }
        for (int i = empty; i < got.length; i++) {
            if (got[i] instanceof Answer.Found) {
                return i;
            }
            if (!now) {
                return -1;
            }
        }
        return -1;
    }

    /** What to say when nobody has it; null while somebody may. */
    private @Nullable Answer verdict(boolean now) {
        if (empty < got.length && !now) {
            return null;
        }
        List<String> unheard = new ArrayList<>();
        boolean pending = false;
        for (int i = 0; i < got.length; i++) {
            Answer answer = got[i];
            if (answer == null) {
                pending = true;
                unheard.add(clusters.get(i) + ": no answer in time");
            } else if (answer instanceof Answer.Unreachable away) {
                unheard.add(away.why());
            }
        }
        return unheard.isEmpty()
                ? new Answer.NotFound("not in " + Few.of(clusters, ", "))
                : new Answer.Unreachable(Few.of(unheard, "; "), pending);
    }

    private void lose(int place) {
        Answer answer;
        synchronized (this) {
            answer = got[place];
            got[place] = null;
        }
        if (answer instanceof Answer.Found found) {
            loser.accept(clusters.get(place), found);
        }
    }
}
