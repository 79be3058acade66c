package io.option150.edge.resolve;

import io.option150.edge.cache.Cache;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.HeldFile;
import io.option150.edge.clock.Timers;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.http.Validators;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.own.OwnServices;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Own files: from the cache, or fetched once for all who ask (RES-7). */
@Singleton
final class OwnCopies {

    private final Cache cache;
    private final OpenFetches fetches;
    private final OwnServices services;
    private final Timers timers;

    OwnCopies(Cache cache, OpenFetches fetches, OwnServices services, Timers timers) {
        this.cache = cache;
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
                        () -> question.traced(() -> match.fetch(services, name)),
                        answer -> keep(question, match, key, answer))
                .thenApply(answer -> answer(match, answer));
    }

    private void keep(Question question, OwnFile match, CacheKey key, FetchAnswer answer) {
        if (answer instanceof FetchAnswer.Has has) {
            HeldFile held = new HeldFile(has.content(), Validators.NONE, "", timers.now());
            cache.put(key, held, match.tags(), question.generation());
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
