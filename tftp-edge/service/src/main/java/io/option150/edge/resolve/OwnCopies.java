package io.option150.edge.resolve;

import io.option150.edge.cache.Cache;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.HeldFile;
import io.option150.edge.clock.Timers;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.ContentStore;
import io.option150.edge.fetched.FetchedFiles;
import io.option150.edge.http.Validators;
import io.option150.edge.mirror.Mirror;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.own.OwnServices;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Own files: from the cache, from what is kept on disk, or fetched once for all who ask (RES-7). */
@Singleton
final class OwnCopies {

    /** Between two looks whether phones still wait. */
    private static final long LOOK_MILLIS = 20;

    /** No topic says anything of bytes but their digest. */
    private static final String ALWAYS = "";

    private static final CompletionStage<Optional<FetchAnswer>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final Cache cache;
    private final Mirror mirror;
    private final FetchedFiles kept;
    private final OpenFetches fetches;
    private final OwnServices services;
    private final Timers timers;
    /** Fetches for phones that our services have not answered. */
    private final AtomicInteger waiting = new AtomicInteger();

    OwnCopies(Cache cache, Mirror mirror, FetchedFiles kept, OpenFetches fetches, OwnServices services, Timers timers) {
        this.cache = cache;
        this.mirror = mirror;
        this.kept = kept;
        this.fetches = fetches;
        this.services = services;
        this.timers = timers;
    }

    /** The copy at hand: its key is made of what it is, so it is always good. */
    Optional<Answer> held(Question question, OwnFile match) {
        ContentClaim claim = cache.get(match.key(question.file())) instanceof HeldFile held
                ? held.content().claim()
                : null;
        return claim == null ? Optional.empty() : Optional.of(new Answer.Found(claim, origin(Source.CACHE, match)));
    }

    /**
     * Fetches the bytes, or joins who does.
     *
     * @return empty when the match has been overtaken by a change of which we have yet to hear
     */
    CompletionStage<Optional<Answer>> fetch(Question question, OwnFile match) {
        CacheKey key = match.key(question.file());
        String name = question.file().name().value();
        return fetches.join(
                        key,
                        question.generation(),
                        () -> question.traced(() -> bytes(key, match, name)),
                        answer -> keep(question, match, key, answer))
                .thenApply(answer -> answer(match, answer));
    }

    /**
     * Lets phones go first that wait for our services.
     *
     * @param millis at the most
     */
    void giveWay(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (waiting.get() > 0 && System.nanoTime() - until < 0) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private CompletionStage<FetchAnswer> bytes(CacheKey key, OwnFile match, String name) {
        return onDisk(key)
                .thenCompose(
                        kept -> kept.isPresent() ? CompletableFuture.completedFuture(kept.get()) : ask(match, name));
    }

    /** What stands under a digest cannot be old: the view has named it just now. */
    private CompletionStage<Optional<FetchAnswer>> onDisk(CacheKey key) {
        if (mirror.holds(key)) {
            return mirror.find(key);
        }
        return kept.holds(key)
                ? kept.find(key, ALWAYS)
                        .thenApply(copy -> copy.map(one -> new FetchAnswer.Has(one.claim(), Validators.NONE, "")))
                : NOTHING;
    }

    private CompletionStage<FetchAnswer> ask(OwnFile match, String name) {
        waiting.incrementAndGet();
        return match.fetch(services, name).whenComplete((_, _) -> waiting.decrementAndGet());
    }

    private void keep(Question question, OwnFile match, CacheKey key, FetchAnswer answer) {
        if (answer instanceof FetchAnswer.Has has) {
            HeldFile held = new HeldFile(has.content(), Validators.NONE, "", timers.now());
            cache.put(key, held, match.tags(), question.generation());
            // Small ones are mirrored before anybody asks.
            if (has.content().length() > ContentStore.SMALL) {
                kept.keepLater(key, ALWAYS, has.content(), Validators.NONE, "", () -> true);
            }
        }
    }

    private static Optional<Answer> answer(OwnFile match, FetchAnswer answer) {
        return switch (answer) {
            case FetchAnswer.Overtaken _ -> Optional.empty();
            case FetchAnswer.Has has -> {
                ContentClaim claim = has.content().claim();
                yield Optional.of(
                        claim == null
                                ? new Answer.Unreachable("the bytes are gone already")
                                : new Answer.Found(claim, origin(Source.LOCAL, match)));
            }
            case FetchAnswer.Lacks _ -> Optional.of(new Answer.NotFound("there is no such form of " + match.path()));
            case FetchAnswer.Unreachable away -> Optional.of(new Answer.Unreachable(away.why()));
            case FetchAnswer.NotModified _ -> Optional.of(new Answer.Unreachable("no version of it was named"));
        };
    }

    private static Origin origin(Source source, OwnFile match) {
        return new Origin(source, "", "", match.validators());
    }
}
