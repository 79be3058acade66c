package io.option150.edge.upstream.own;

import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.tftp.net.Content;
import java.util.concurrent.CompletableFuture;

/** Waits for the last byte of an answer. */
public final class WholeContent {

    private WholeContent() {}

    /** A claim on the content with all its bytes, which the caller closes; fails when there is none, or not all of it. */
    public static CompletableFuture<ContentClaim> of(FetchAnswer answer) {
        CompletableFuture<ContentClaim> whole = new CompletableFuture<>();
        if (!(answer instanceof FetchAnswer.Has has)) {
            whole.completeExceptionally(new IllegalStateException(answer.toString()));
            return whole;
        }
        ContentClaim claim = has.claim();
        StoredContent content = claim.content();
        Runnable look = () -> {
            if (content.state() == Content.State.COMPLETE) {
                whole.complete(claim);
            } else if (content.state() == Content.State.FAILED
                    && whole.completeExceptionally(new IllegalStateException(content.failure()))) {
                claim.close();
            }
        };
        Content.Subscription subscription = content.onChange(look);
        look.run();
        return whole.whenComplete((_, _) -> subscription.close());
    }
}
