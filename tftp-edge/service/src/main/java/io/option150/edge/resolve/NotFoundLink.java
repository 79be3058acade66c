package io.option150.edge.resolve;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The end of the chain: nobody was left to be asked. */
@Singleton
final class NotFoundLink implements Link {

    @Override
    public CompletionStage<Optional<Answer>> find(Question question) {
        return Link.now(new Answer.NotFound(question.plan().reason()));
    }

    @Override
    public Step explain(Question question) {
        return Step.answers("not found", question.plan().reason());
    }
}
