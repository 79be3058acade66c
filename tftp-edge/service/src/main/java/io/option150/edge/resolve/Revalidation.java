package io.option150.edge.resolve;

import io.option150.edge.cache.HeldFile;
import io.option150.edge.clock.Timers;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.tftp.net.Content;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A copy is at hand that has to be confirmed before it is served (RES-10). Without a word in time it is served as it is
 * (RES-11). Claims the copy until it is over.
 */
final class Revalidation {

    private final RemoteCopies copies;
    private final Question question;
    private final String clusterId;
    private final HeldFile held;
    private final ContentClaim copy;
    private final CompletableFuture<Answer> result = new CompletableFuture<>();

    Revalidation(RemoteCopies copies, Question question, String clusterId, HeldFile held, ContentClaim copy) {
        this.copies = copies;
        this.question = question;
        this.clusterId = clusterId;
        this.held = held;
        this.copy = copy;
    }

    CompletionStage<Answer> await(CompletionStage<FetchAnswer> answer) {
        Timers.Alarm alarm = copies.timers().after(copies.freshness().revalidateWithin(), this::late);
        answer.thenAccept(this::answered);
        return result.whenComplete((_, _) -> {
            alarm.cancel();
            copy.close();
        });
    }

    private void answered(FetchAnswer answer) {
        switch (answer) {
            case FetchAnswer.NotModified _ -> serve(Source.CACHE);
            case FetchAnswer.Has has when has.validators().any() -> settle(copies.fetched(has, clusterId));
            // Without validators only the whole file tells whether it changed: a fetch and compare.
            case FetchAnswer.Has has -> compare(has);
            case FetchAnswer.Lacks _ -> settle(copies.fetched(answer, clusterId));
            case FetchAnswer.Overtaken other -> unconfirmed(other.why());
            case FetchAnswer.Unreachable away -> unconfirmed(away.why());
        }
    }

    private void compare(FetchAnswer.Has has) {
        ContentClaim claim = has.content().claim();
        if (claim == null) {
            unconfirmed("the copy is gone already");
            return;
        }
        StoredContent now = claim.content();
        Runnable look = () -> {
            if (now.state() == Content.State.FAILED) {
                unconfirmed(now.failure());
            } else if (now.state() == Content.State.COMPLETE) {
                if (now.sha256().equals(held.content().sha256())) {
                    serve(Source.CACHE);
                } else {
                    settle(copies.fetched(has, clusterId));
                }
            }
        };
        Content.Subscription subscription = now.onChange(look);
        CompletionStage<Answer> end = result;
        end.whenComplete((_, _) -> {
            subscription.close();
            claim.close();
        });
        look.run();
    }

    private void unconfirmed(String why) {
        if (mayServeStale()) {
            serve(Source.STALE);
        } else {
            settle(new Answer.Unreachable(clusterId + ": " + why));
        }
    }

    /** No word in time, or a broken one. Once the copy is too old the question waits on for the cluster. */
    private void late() {
        if (mayServeStale()) {
            serve(Source.STALE);
        }
    }

    /** Never after a move or a removal, even one that came while we waited. */
    private boolean mayServeStale() {
        return question.generation().isCurrent()
                && copies.freshness()
                        .mayServeStale(
                                held,
                                copies.reachable(clusterId),
                                copies.timers().now());
    }

    private void serve(Source source) {
        if (!result.isDone()) {
            copies.claimed(held, source, clusterId).ifPresent(this::settle);
        }
    }

    private void settle(Answer answer) {
        if (!result.complete(answer)) {
            answer.giveBack();
        }
    }
}
