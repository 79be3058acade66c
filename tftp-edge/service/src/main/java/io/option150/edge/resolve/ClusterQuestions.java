package io.option150.edge.resolve;

import io.option150.edge.clock.Timers;
import io.option150.registry.contract.ClusterRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Puts a question to clusters in their order, within what is left of its deadline (RES-4); an unregistered phone's to the
 * cluster first where it was heard to be at home.
 */
@Singleton
final class ClusterQuestions {

    private final RemoteCopies copies;
    private final LearnedHomes homes;
    private final LoopGuard guard;
    private final Timers timers;
    private final ResolveSettings settings;

    ClusterQuestions(
            RemoteCopies copies, LearnedHomes homes, LoopGuard guard, Timers timers, ResolveSettings settings) {
        this.copies = copies;
        this.homes = homes;
        this.guard = guard;
        this.timers = timers;
        this.settings = settings;
    }

    /** What the first of these clusters has that has it; {@code clusters} has at least one. */
    CompletionStage<Answer> ask(Question question, List<ClusterRecord> clusters) {
        List<String> order = clusters.stream().map(ClusterRecord::clusterId).toList();
        List<String> ids = homes.first(question, order);
        Runnable close = guard.open(question.file().name());
        int enough = enough(question, order, ids);
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

    /** In which order these would be asked, for people. */
    String explain(Question question, List<ClusterRecord> clusters) {
        List<String> order = clusters.stream().map(ClusterRecord::clusterId).toList();
        List<String> ids = homes.first(question, order);
        String described = ids.stream().map(this::describe).collect(Collectors.joining(", then "));
        return ids.equals(order) ? described : described + "; first the one that had this phone's files before";
    }

    private String describe(String clusterId) {
        return clusterId + (copies.reachable(clusterId) ? "" : " (out of reach)");
    }

    private CompletionStage<Answer> askAll(Question question, List<String> ids, int from, int to, Voices voices) {
        long left = question.asked() + settings.deadline().toMillis() - timers.now();
        return new OrderedQuestion(ids.subList(from, to), (id, found) -> copies.lost(question, id, found))
                .ask(
                        place -> voices.hear(from + place, asked(question, ids.get(from + place))),
                        timers,
                        Math.max(left, 0));
    }

    private CompletionStage<Answer> asked(Question question, String id) {
        return copies.ask(question, id).thenApply(answer -> {
            homes.heard(question, id, answer);
            return answer;
        });
    }

    /**
     * How many of {@code ids} have to be asked: none that stands in the order behind the first of which a copy is held, since
     * that copy wins, fresh or stale, unless its cluster takes it back. Those before it are asked even where a learned home is
     * taken first: one of them may have the file by now.
     */
    private int enough(Question question, List<String> order, List<String> ids) {
        for (int i = 0; i < order.size(); i++) {
            if (copies.holds(question, order.get(i))) {
                boolean homeIsAmong = order.subList(0, i + 1).contains(ids.getFirst());
                return homeIsAmong ? i + 1 : i + 2;
            }
        }
        return ids.size();
    }

    /** Without a file: nobody has it only if both parts say so (RES-5). */
    private static Answer worse(Answer first, Answer second) {
        return second instanceof Answer.NotFound && first instanceof Answer.Unreachable ? first : second;
    }
}
