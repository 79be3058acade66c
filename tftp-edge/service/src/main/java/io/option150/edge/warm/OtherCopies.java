package io.option150.edge.warm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.option150.edge.cache.Cache;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.Generations;
import io.option150.edge.cache.HeldFile;
import io.option150.edge.cache.Tag;
import io.option150.edge.clock.Timers;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.http.Validators;
import io.option150.edge.setting.InjectedSetting;
import io.option150.edge.upstream.HttpClients;
import io.option150.edge.upstream.own.CopyUrls;
import io.option150.edge.upstream.own.OwnServices;
import io.option150.edge.upstream.own.WholeContent;
import io.option150.edge.view.View;
import io.option150.files.contract.FileRecord;
import io.option150.web.http.BoundedBody;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Fills the cache with what other copies hold of own files, the hottest first. */
@Singleton
final class OtherCopies {

    private static final String PEERS = "option150.edge.peers";

    /** Bytes of a list: far more than 500 names and digests have. */
    private static final int MAX_LIST = 4 << 20;

    /** Until the end of a list. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<URI> peers;
    private final HttpClients http;
    private final OwnServices services;
    private final View view;
    private final Cache cache;
    private final Generations generations;
    private final Timers timers;
    private final ObjectReader json;

    OtherCopies(
            @ConfigProperty(name = PEERS) Optional<List<String>> peers,
            HttpClients http,
            OwnServices services,
            View view,
            Cache cache,
            Generations generations,
            Timers timers,
            ObjectMapper json) {
        this.peers = peers.orElse(List.of()).stream()
                .flatMap(peer -> InjectedSetting.url(PEERS, Optional.of(peer)).stream())
                .toList();
        this.http = http;
        this.services = services;
        this.view = view;
        this.cache = cache;
        this.generations = generations;
        this.timers = timers;
        // A newer copy may tell more than this one knows.
        this.json = json.readerFor(HotCopies.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * Takes what the first copy gives that has any; fails when none does.
     *
     * @param until when no further file is asked for, by {@link Timers#now}
     */
    Uni<String> fill(long until) {
        Uni<String> none = Uni.createFrom().failure(new IllegalStateException("no other copy gave its files"));
        return peers.reversed().stream()
                .reduce(none, (next, peer) -> from(peer, until).onFailure().recoverWithUni(next), (one, _) -> one);
    }

    private Uni<String> from(URI peer, long until) {
        return list(peer)
                .map(hottest -> hottest.items().stream()
                        .flatMap(copy -> view.files().find(copy.path()).stream()
                                .filter(file -> file.sha256().equals(copy.sha256())))
                        .toList())
                .chain(files -> Multi.createFrom()
                        .iterable(files)
                        .select()
                        .first(_ -> timers.now() < until)
                        .onItem()
                        .transformToUniAndConcatenate(file -> take(peer, file))
                        .filter(taken -> taken)
                        .collect()
                        .with(Collectors.counting()))
                .map(taken -> {
                    if (taken == 0) {
                        throw new IllegalStateException(peer + " gave no file");
                    }
                    return peer + " gave " + taken + " files";
                });
    }

    private Uni<HotCopies> list(URI peer) {
        return Uni.createFrom()
                .completionStage(() -> http.client()
                        .request(http.ofService(peer, CopyUrls.LIST))
                        .map(request -> request.idleTimeout(http.idleMillis()))
                        .compose(HttpClientRequest::send)
                        .compose(answer -> body(peer, answer))
                        .toCompletionStage())
                .map(this::parse);
    }

    private static Future<Buffer> body(URI peer, HttpClientResponse answer) {
        if (answer.statusCode() == 200) {
            return BoundedBody.read(answer, MAX_LIST, PATIENCE);
        }
        BoundedBody.refuse(answer);
        return Future.failedFuture(new IllegalStateException(peer + " answered HTTP " + answer.statusCode()));
    }

    private HotCopies parse(Buffer body) {
        try {
            return json.readValue(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file was there, whole, and fits in beside what is held already. */
    private Uni<Boolean> take(URI peer, FileRecord file) {
        Set<Tag> tags = Set.of(Tag.ofPath(file.path()), new Tag.Bytes(file.sha256()));
        Generations.Generation generation = generations.current(() -> tags);
        return Uni.createFrom()
                .completionStage(() -> services.ofCopy(peer, file).thenCompose(WholeContent::of))
                .map(whole -> {
                    try (ContentClaim claim = whole) {
                        cache.put(
                                new CacheKey.Own(file.sha256(), file.path()),
                                new HeldFile(claim.content(), Validators.NONE, "", timers.now()),
                                tags,
                                generation);
                    }
                    return true;
                })
                .onFailure()
                .recoverWithItem(false);
    }
}
