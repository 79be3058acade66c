package io.option150.edge.resolve;

import io.option150.edge.view.View;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The suite's own files and their signed forms (R3). */
@Singleton
final class OwnFilesLink implements Link {

    private static final String NAME = "own files";

    private final View view;
    private final OwnCopies own;

    @Inject
    OwnFilesLink(View view, OwnCopies own) {
        this.view = view;
        this.own = own;
    }

    @Override
    public CompletionStage<Optional<Answer>> find(Question question) {
        return match(question)
                .map(match -> own.fetch(question, match).thenApply(Optional::of))
                .orElse(PASS);
    }

    @Override
    public Step explain(Question question) {
        if (!question.plan().ownFiles()) {
            return Step.passes(NAME, "must not answer: " + question.plan().reason());
        }
        return match(question)
                .map(match -> Step.answers(NAME, match.giver() + match.path()))
                .orElseGet(() -> Step.passes(NAME, "none bears that name"));
    }

    private Optional<OwnMatch> match(Question question) {
        return question.plan().ownFiles() ? OwnMatch.of(question.file(), view) : Optional.empty();
    }
}
