package io.option150.edge.resolve;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A file that any cluster may give: all are asked at the same time, the first in order that has it wins (RES-4). */
@Singleton
final class ClustersLink implements Link {

    private static final String NAME = "clusters in order";

    private final ClusterQuestions clusters;

    ClustersLink(ClusterQuestions clusters) {
        this.clusters = clusters;
    }

    @Override
    public CompletionStage<Optional<Answer>> find(Question question) {
        return question.plan().clusters().isEmpty()
                ? PASS
                : clusters.ask(question, question.plan().clusters()).thenApply(Optional::of);
    }

    @Override
    public Step explain(Question question) {
        if (question.plan().clusters().isEmpty()) {
            return Step.passes(NAME, "none is to be asked");
        }
        return Step.asks(NAME, clusters.explain(question, question.plan().clusters()));
    }
}
