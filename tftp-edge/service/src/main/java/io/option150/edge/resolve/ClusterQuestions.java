package io.option150.edge.resolve;

import io.option150.edge.clock.Timers;
import io.option150.registry.contract.ClusterRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Puts a question to clusters in their order, within what is left of its deadline (RES-4). */
@Singleton
final class ClusterQuestions {

    private final RemoteCopies copies;
    private final LoopGuard guard;
    private final Timers timers;
    private final ResolveSettings settings;

    ClusterQuestions(RemoteCopies copies, LoopGuard guard, Timers timers, ResolveSettings settings) {
        this.copies = copies;
        this.guard = guard;
        this.timers = timers;
        this.settings = settings;
    }

    /** What the first of these clusters has that has it; {@code clusters} has at least one. */
    CompletionStage<Answer> ask(Question question, List<ClusterRecord> clusters) {
        List<String> ids = clusters.stream().map(ClusterRecord::clusterId).toList();
        Runnable close = guard.open(question.file().name());
        int enough = enough(question, ids);
        var voices = new Voices(ids);
        return askAll(question, ids, 0, enough, voices)
                .thenCompose(first -> {
                    if (first instanceof Answer.Found || enough == ids.size()) {
                        return CompletableFuture.completedFuture(first);
                    }
                    // Without time left, too: those who were not asked must not count as having said no (RES-5).
                    return askAll(question, ids, enough, ids.size(), voices).thenApply(second -> worse(first, second));
                })
                .thenApply(answer -> answer.by(voices))
                .whenComplete((answer, _) -> {
                    if (!(answer instanceof Answer.Found)) {
                        guard.inVain(question.file().name());
                    }
                    close.run();
                });
    }

    String describe(ClusterRecord cluster) {
        return cluster.clusterId() + (copies.reachable(cluster.clusterId()) ? "" : " (out of reach)");
    }

    private CompletionStage<Answer> askAll(Question question, List<String> ids, int from, int to, Voices voices) {
        long left = question.asked() + settings.deadline().toMillis() - timers.now();
        return new OrderedQuestion(ids.subList(from, to), (id, found) -> copies.lost(question, id, found))
                .ask(
                        place -> voices.hear(from + place, copies.ask(question, ids.get(from + place))),
                        timers,
                        Math.max(left, 0));
    }

    /**
     * How many of them have to be asked: none behind the first of which a copy is held, since that copy wins, fresh or
     * stale, unless its cluster takes it back.
     */
    private int enough(Question question, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            if (copies.holds(question, ids.get(i))) {
                return i + 1;
            }
        }
        return ids.size();
    }

    /** Without a file: nobody has it only if both parts say so (RES-5). */
    private static Answer worse(Answer first, Answer second) {
        return second instanceof Answer.NotFound && first instanceof Answer.Unreachable ? first : second;
    }
}
