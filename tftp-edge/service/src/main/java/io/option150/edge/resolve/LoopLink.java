package io.option150.edge.resolve;

import io.option150.edge.upstream.peer.Upstream;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A question that comes back to us ends here: a loop dies at its first turn, whoever configured it (RES-6). */
@Singleton
final class LoopLink implements Link {

    private static final String NAME = "loop guard";

    private final LoopGuard guard;
    private final Upstream upstream;

    LoopLink(LoopGuard guard, Upstream upstream) {
        this.guard = guard;
        this.upstream = upstream;
    }

    @Override
    public CompletionStage<Optional<Answer>> find(Question question) {
        if (!loopsBack(question)) {
            return PASS;
        }
        String clusterId = question.askingCluster().orElseThrow();
        upstream.looped(clusterId, question.client());
        return Link.now(new Answer.NotFound("asked back by a peer of " + clusterId + ", so not passed on"));
    }

    @Override
    public Step explain(Question question) {
        if (question.askingCluster().isEmpty()) {
            return Step.passes(NAME, "the client is no peer");
        }
        String peer = "the client is a peer of " + question.askingCluster().get();
        return loopsBack(question)
                ? Step.answers(NAME, peer + ", and we have asked for that name ourselves")
                : Step.passes(NAME, peer + ", but nobody was asked for that name");
    }

    private boolean loopsBack(Question question) {
        return question.askingCluster().isPresent()
                && guard.mayLoop(question.file().name());
    }
}
