package io.option150.edge.resolve;

import io.option150.edge.clock.Timers;
import io.option150.edge.view.View;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The suite's own files and their signed forms (R3). */
@Singleton
final class OwnFilesLink implements Link {

    private static final String NAME = "own files";

    /** An event takes some ten milliseconds; phones repeat after two seconds or later. */
    private static final long MOST_WAITED_MILLIS = 1_000;

    private static final long LOOK_MILLIS = 20;

    private final View view;
    private final OwnCopies own;
    private final Timers timers;

    OwnFilesLink(View view, OwnCopies own, Timers timers) {
        this.view = view;
        this.own = own;
        this.timers = timers;
    }

    @Override
    public CompletionStage<Optional<Answer>> find(Question question) {
        return find(question, question.asked() + MOST_WAITED_MILLIS);
    }

    private CompletionStage<Optional<Answer>> find(Question question, long until) {
        return match(question)
                .map(match -> own.fetch(question, match)
                        .thenCompose(answer -> answer.isPresent()
                                ? CompletableFuture.completedFuture(answer)
                                : afterEvent(question, match, until)))
                .orElse(PASS);
    }

    /**
     * Waits for the event that tells of the change which our service knew before us, and looks again. Phones must not wait
     * for their repeat, which comes after seconds.
     */
    private CompletionStage<Optional<Answer>> afterEvent(Question question, OwnFile match, long until) {
        if (!match(question).equals(Optional.of(match))) {
            // Changed as often as phones ask: until the deadline all the same.
            return timers.now() < until ? find(question.renewed(), until) : late(match);
        }
        if (timers.now() >= until) {
            return late(match);
        }
        CompletableFuture<Optional<Answer>> later = new CompletableFuture<>();
        timers.after(
                LOOK_MILLIS,
                () -> afterEvent(question, match, until).whenComplete((answer, failed) -> {
                    if (failed == null) {
                        later.complete(answer);
                    } else {
                        later.completeExceptionally(failed);
                    }
                }));
        return later;
    }

    private static CompletionStage<Optional<Answer>> late(OwnFile match) {
        return Link.now(new Answer.Unreachable("the event that " + match.path() + " has changed is late", true));
    }

    @Override
    public Step explain(Question question) {
        if (!question.plan().ownFiles()) {
            // Who uploaded it would look for it in vain: it is never served while its phone is at home elsewhere.
            String ours = OwnFile.of(question.file(), view)
                    .map(match -> match.giver() + match.path() + ", which ")
                    .orElse("");
            return Step.passes(
                    NAME, ours + "must not answer: " + question.plan().reason());
        }
        return match(question)
                .map(match -> Step.answers(NAME, match.giver() + match.path()))
                .orElseGet(() -> Step.passes(NAME, "none bears that name"));
    }

    private Optional<OwnFile> match(Question question) {
        return question.plan().ownFiles() ? OwnFile.of(question.file(), view) : Optional.empty();
    }
}
