package io.option150.edge.resolve;

import io.option150.edge.cache.Cache;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.Entry;
import io.option150.edge.cache.Freshness;
import io.option150.edge.cache.Generations;
import io.option150.edge.cache.HeldFile;
import io.option150.edge.cache.MissingFile;
import io.option150.edge.cache.Tag;
import io.option150.edge.clock.Timers;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.ContentStore;
import io.option150.edge.content.StoredContent;
import io.option150.edge.fetched.FetchedFiles;
import io.option150.edge.http.Validators;
import io.option150.edge.name.FetchPriority;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.peer.FetchOrder;
import io.option150.edge.upstream.peer.Upstream;
import io.option150.tftp.net.Content;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What each remote cluster answers for a name: from the cache while it is fresh, else asked once for all who want it. */
@Singleton
final class RemoteCopies {

    private static final Logger LOG = Logger.getLogger(RemoteCopies.class);

    private static final Optional<Answer> LACKS = Optional.of(new Answer.NotFound("it has no such file"));

    private final Cache cache;
    private final FetchedFiles kept;
    private final RemoteStamps stamps;
    private final Freshness freshness;
    private final OpenFetches fetches;
    private final Upstream upstream;
    private final LoopGuard guard;
    private final Timers timers;
    /** Copies that are read from disk just now. */
    private final Map<CacheKey, CompletableFuture<Void>> reading = new ConcurrentHashMap<>();

    RemoteCopies(
            Cache cache,
            FetchedFiles kept,
            RemoteStamps stamps,
            Freshness freshness,
            OpenFetches fetches,
            Upstream upstream,
            LoopGuard guard,
            Timers timers) {
        this.cache = cache;
        this.kept = kept;
        this.stamps = stamps;
        this.freshness = freshness;
        this.fetches = fetches;
        this.upstream = upstream;
        this.guard = guard;
        this.timers = timers;
    }

    /** What is known without asking; empty when the cluster has to be asked. */
    Optional<Answer> fresh(Question question, String clusterId) {
        Entry entry = cache.get(key(question, clusterId));
        if (entry == null || !freshness.isFresh(entry, question.file().nameClass(), question.asked())) {
            return Optional.empty();
        }
        return switch (entry) {
            case MissingFile _ -> LACKS;
            case HeldFile held -> claimed(held, Source.CACHE, clusterId);
        };
    }

    /** What is held of the cluster's word for this file, however old; null: nothing. */
    Voices.@Nullable Word known(Question question, String clusterId) {
        return switch (cache.get(key(question, clusterId))) {
            case HeldFile _ -> Voices.Word.YES;
            case MissingFile _ -> Voices.Word.NO;
            case null -> null;
        };
    }

    /** Whether there is a copy at all, fresh or to be revalidated. */
    boolean holds(Question question, String clusterId) {
        return usable(question, clusterId) != null;
    }

    /** Asks the cluster, or takes what is known. The stage always completes. */
    CompletionStage<Answer> ask(Question question, String clusterId) {
        Optional<Answer> known = fresh(question, clusterId);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        CacheKey key = key(question, clusterId);
        return cache.get(key) == null && kept.holds(key)
                ? broughtBack(question, clusterId).thenCompose(_ -> askCluster(question, clusterId))
                : askCluster(question, clusterId);
    }

    private CompletionStage<Answer> askCluster(Question question, String clusterId) {
        HeldFile held = usable(question, clusterId);
        ContentClaim copy = held == null ? null : held.content().claim();
        return held == null || copy == null
                ? fetch(question, clusterId, null).thenApply(got -> fetched(got, clusterId))
                : new Revalidation(this, question, clusterId, held, copy).await(fetch(question, clusterId, held));
    }

    /**
     * Has the copy on disk take its place in memory, as old as it is, so that the cluster is asked whether it is still true: once
     * for all who ask meanwhile.
     */
    private CompletionStage<Void> broughtBack(Question question, String clusterId) {
        CacheKey key = key(question, clusterId);
        String stamp = stamps.of(question.file(), clusterId);
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = reading.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        kept.find(key, stamp)
                .thenAccept(found -> found.ifPresent(copy -> putBack(question, clusterId, copy)))
                .whenComplete((_, failed) -> {
                    if (failed != null) {
                        LOG.errorf(failed, "A kept file could not take its place in memory: %s", key.shownName());
                    }
                    // Whatever happened: who waits, and who asks later, goes on to the cluster.
                    reading.remove(key);
                    mine.complete(null);
                });
        return mine;
    }

    private void putBack(Question question, String clusterId, FetchedFiles.Copy copy) {
        try (ContentClaim claim = copy.claim()) {
            HeldFile held = new HeldFile(
                    claim.content(),
                    copy.validators(),
                    copy.peer(),
                    timers.now() - copy.age().toMillis());
            cache.put(key(question, clusterId), held, tags(question, clusterId), question.generation());
        }
    }

    private static Set<Tag> tags(Question question, String clusterId) {
        Set<Tag> tags = new HashSet<>(Tag.of(question.file()));
        tags.add(new Tag.Cluster(clusterId));
        return tags;
    }

    /** A copy lost to one of a cluster before it in order: large ones are not fetched in vain. */
    void lost(Question question, String clusterId, Answer.Found found) {
        StoredContent content = found.content();
        long length = content.length();
        found.giveBack();
        if (content.state() == Content.State.ARRIVING && (length < 0 || length > ContentStore.SMALL)) {
            fetches.abandon(key(question, clusterId), content);
        }
    }

    Freshness freshness() {
        return freshness;
    }

    Timers timers() {
        return timers;
    }

    boolean reachable(String clusterId) {
        return upstream.reachable(clusterId);
    }

    /** What a fetch without a copy at hand comes to. */
    Answer fetched(FetchAnswer answer, String clusterId) {
        return switch (answer) {
            case FetchAnswer.Has has -> {
                ContentClaim claim = has.content().claim();
                yield claim == null
                        ? gone(clusterId)
                        : new Answer.Found(claim, new Origin(Source.REMOTE, clusterId, has.peer(), has.validators()));
            }
            case FetchAnswer.Lacks _ -> LACKS.get();
            case FetchAnswer.NotModified _ -> gone(clusterId);
            case FetchAnswer.Overtaken other -> new Answer.Unreachable(clusterId + ": " + other.why());
            case FetchAnswer.Unreachable away -> new Answer.Unreachable(clusterId + ": " + away.why());
        };
    }

    private static Answer gone(String clusterId) {
        return new Answer.Unreachable(clusterId + ": the copy is gone already");
    }

    /** An answer that hands out a copy at hand; empty when it was just dropped for want of room. */
    Optional<Answer> claimed(HeldFile held, Source source, String clusterId) {
        ContentClaim claim = held.content().claim();
        return claim == null
                ? Optional.empty()
                : Optional.of(new Answer.Found(claim, new Origin(source, clusterId, held.peer(), held.validators())));
    }

    private CompletionStage<FetchAnswer> fetch(Question question, String clusterId, @Nullable HeldFile held) {
        FetchOrder order = new FetchOrder(
                question.file().name().value(),
                FetchPriority.of(question.file()),
                held == null ? Validators.NONE : held.validators());
        String stamp = stamps.of(question.file(), clusterId);
        return fetches.join(
                key(question, clusterId),
                question.generation(),
                () -> {
                    // For a peer's own question the name is open until the last byte is here (RES-6).
                    Runnable close = guard.open(question.file().name());
                    return question.traced(() -> upstream.fetch(clusterId, order))
                            .thenApply(answer -> {
                                closeAtEnd(answer, close);
                                return answer;
                            });
                },
                answer -> keep(question, clusterId, held, stamp, answer));
    }

    private static void closeAtEnd(FetchAnswer answer, Runnable close) {
        if (answer instanceof FetchAnswer.Has has) {
            Runnable look = () -> {
                if (has.content().state() != Content.State.ARRIVING) {
                    close.run();
                }
            };
            has.content().onChange(look);
            look.run();
        } else {
            close.run();
        }
    }

    private void keep(Question question, String clusterId, @Nullable HeldFile held, String stamp, FetchAnswer answer) {
        CacheKey key = key(question, clusterId);
        Generations.Generation generation = question.generation();
        Set<Tag> tags = tags(question, clusterId);
        switch (answer) {
            case FetchAnswer.Has has -> {
                cache.put(
                        key, new HeldFile(has.content(), has.validators(), has.peer(), timers.now()), tags, generation);
                kept.keepLater(key, stamp, has.content(), has.validators(), has.peer(), generation::isCurrent);
            }
            case FetchAnswer.NotModified _ -> {
                if (held != null) {
                    held.revalidated(timers.now());
                    kept.confirmed(key, stamp, held, generation::isCurrent);
                }
            }
            case FetchAnswer.Lacks _ -> {
                cache.put(key, new MissingFile(timers.now()), tags, generation);
                kept.drop(key);
            }
            case FetchAnswer.Overtaken _, FetchAnswer.Unreachable _ -> {
                // Nobody has said anything: what is held stays, and a "no" is never made up (RES-5).
            }
        }
    }

    /** The copy at hand unless it is too old for any use. */
    private @Nullable HeldFile usable(Question question, String clusterId) {
        return cache.get(key(question, clusterId)) instanceof HeldFile held && !freshness.isDead(held, timers.now())
                ? held
                : null;
    }

    private static CacheKey key(Question question, String clusterId) {
        return new CacheKey.Remote(clusterId, question.file().name().value());
    }
}
