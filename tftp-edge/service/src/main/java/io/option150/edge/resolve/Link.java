package io.option150.edge.resolve;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One link of the chain. */
interface Link {

    /** Passes the question on to the next link. */
    CompletionStage<Optional<Answer>> PASS = CompletableFuture.completedFuture(Optional.empty());

    /** Answers the question, or passes it on with an empty result. Never blocks, never fails. */
    CompletionStage<Optional<Answer>> find(Question question);

    /** What it would do now, and why, without moving a byte. */
    Step explain(Question question);

    /** This answer, at once. */
    static CompletionStage<Optional<Answer>> now(Answer answer) {
        return CompletableFuture.completedFuture(Optional.of(answer));
    }
}
