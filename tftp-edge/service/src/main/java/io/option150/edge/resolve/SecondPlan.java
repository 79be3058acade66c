package io.option150.edge.resolve;

import io.option150.edge.clock.Timers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What is done when a question's first plan gives no file. It begins before that is known if the first one takes long, or
 * a silent home would leave it no time (RES-4); a file of the first plan wins all the same.
 */
final class SecondPlan {

    private final Supplier<CompletionStage<Answer>> plan;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Answer> result = new CompletableFuture<>();

    SecondPlan(Supplier<CompletionStage<Answer>> plan) {
        this.plan = plan;
    }

    /**
     * The first plan's answer if it is a file, else this one's.
     *
     * @param millis after which this plan begins although the first one still waits
     */
    CompletionStage<Answer> after(CompletionStage<Answer> first, Timers timers, long millis) {
        if (!first.toCompletableFuture().isDone()) {
            Timers.Alarm alarm = timers.after(millis, this::begin);
            first.whenComplete((_, _) -> alarm.cancel());
        }
        first.whenComplete((_, failed) -> {
            if (failed != null) {
                giveBack();
            }
        });
        return first.thenCompose(answer -> answer instanceof Answer.Found ? notNeeded(answer) : begun(answer.voices()));
    }

    private CompletionStage<Answer> begun(Voices first) {
        begin();
        return result.thenApply(answer -> answer.by(answer.voices().after(first)));
    }

    private void begin() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            plan.get().whenComplete((answer, failed) -> {
                if (failed == null) {
                    result.complete(answer);
                } else {
                    result.completeExceptionally(failed);
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private CompletionStage<Answer> notNeeded(Answer first) {
        giveBack();
        return CompletableFuture.completedFuture(first);
    }

    /** This plan's answer, if it ever comes, is nobody's. */
    private void giveBack() {
        if (!begun.compareAndSet(false, true)) {
            CompletionStage<Answer> unwanted = result;
            unwanted.thenAccept(Answer::giveBack);
        }
    }
}
