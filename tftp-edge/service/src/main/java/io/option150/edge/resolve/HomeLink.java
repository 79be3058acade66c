package io.option150.edge.resolve;

import io.option150.registry.contract.ClusterRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A file that its owner's home alone may give: after a move the old cluster's leftover never comes back (RES-3). */
@Singleton
final class HomeLink implements Link {

    private static final String NAME = "home cluster";

    private final ClusterQuestions clusters;

    HomeLink(ClusterQuestions clusters) {
        this.clusters = clusters;
    }

    @Override
    public CompletionStage<Optional<Answer>> find(Question question) {
        Plan plan = question.plan();
        if (plan.blocked().isPresent()) {
            return CompletableFuture.completedFuture(plan.blocked().map(Answer.Unreachable::new));
        }
        return plan.homeAlone() ? clusters.ask(question, List.of(home(plan))).thenApply(Optional::of) : PASS;
    }

    @Override
    public Step explain(Question question) {
        Plan plan = question.plan();
        if (plan.blocked().isPresent()) {
            return Step.answers(NAME, plan.reason());
        }
        return plan.homeAlone()
                ? Step.asks(NAME, clusters.explain(question, List.of(home(plan))) + " alone: " + plan.reason())
                : Step.passes(NAME, plan.reason());
    }

    private static ClusterRecord home(Plan plan) {
        return plan.clusters().getFirst();
    }
}
