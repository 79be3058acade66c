package io.option150.edge.resolve;

import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.Generations.Generation;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.tftp.net.Content;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches under way, one for each key (RES-7). A fetch stays open, and can be joined, until its last byte has come; one
 * that an event has overtaken is joined no more (RES-9).
 */
@Singleton
final class OpenFetches {

    private static final Logger LOG = Logger.getLogger(OpenFetches.class);

    private final Map<CacheKey, OpenFetch> open = new ConcurrentHashMap<>();

    /**
     * Joins the fetch under way for this key, or starts one.
     *
     * @param generation of what the answer depends on, taken before
     * @param fetch starts it
     * @param landed hears the answer when it is final: with a content once that is complete, without one at once; not
     *     called when the bytes break off
     * @return the answer; of a file's content the caller has no claim yet
     */
    CompletionStage<FetchAnswer> join(
            CacheKey key,
            Generation generation,
            Supplier<CompletionStage<FetchAnswer>> fetch,
            Consumer<FetchAnswer> landed) {
        OpenFetch mine = new OpenFetch(key, generation, landed);
        OpenFetch joined =
                open.compute(key, (_, other) -> other != null && other.generation.isCurrent() ? other : mine);
        if (joined == mine) {
            started(fetch)
                    .whenComplete((got, failed) -> mine.answered(
                            got == null ? new FetchAnswer.Unreachable("the fetch failed: " + failed) : got));
        }
        return joined.answer;
    }

    /** Nobody wants these bytes any more: their fetch ends unless somebody has a claim on them. */
    void abandon(CacheKey key, StoredContent content) {
        OpenFetch fetch = open.get(key);
        ContentClaim claim = fetch == null ? null : fetch.claim;
        // A later fetch for the same key may have begun.
        if (fetch != null && claim != null && claim.content() == content) {
            fetch.close();
        }
    }

    /** Fetches under way. */
    int size() {
        return open.size();
    }

    private static CompletionStage<FetchAnswer> started(Supplier<CompletionStage<FetchAnswer>> fetch) {
        try {
            return fetch.get();
        } catch (RuntimeException e) {
            LOG.error("A fetch could not be started", e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private final class OpenFetch {
        private final CacheKey key;
        private final Generation generation;
        private final Consumer<FetchAnswer> landed;
        private final CompletableFuture<FetchAnswer> answer = new CompletableFuture<>();
        private final AtomicBoolean down = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile @Nullable ContentClaim claim;

        OpenFetch(CacheKey key, Generation generation, Consumer<FetchAnswer> landed) {
            this.key = key;
            this.generation = generation;
            this.landed = landed;
        }

        void answered(FetchAnswer got) {
            if (got instanceof FetchAnswer.Has has) {
                claim = has.claim();
                // First those who wait take their claims, then the fetch may give up its own.
                answer.complete(got);
                has.content().onChange(() -> watch(has));
                watch(has);
            } else {
                landed.accept(got);
                // Before the answer is told: who asks after that must not join what is over.
                close();
                answer.complete(got);
            }
        }

        private void watch(FetchAnswer.Has has) {
            if (has.content().state() != Content.State.ARRIVING && down.compareAndSet(false, true)) {
                if (has.content().state() == Content.State.COMPLETE) {
                    landed.accept(has);
                }
                close();
            }
        }

        void close() {
            if (closed.compareAndSet(false, true)) {
                open.remove(key, this);
                ContentClaim held = claim;
                if (held != null) {
                    held.close();
                }
            }
        }
    }
}
