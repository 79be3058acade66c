package io.option150.edge.feed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.edge.upstream.HttpClients;
import io.option150.edge.view.Told;
import io.option150.events.Version;
import io.option150.web.Paged;
import io.option150.web.http.BoundedBody;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole lists from the services' APIs, page by page. A thing that goes moves those behind it to an earlier page, so that one
 * of them is missed that is there all along: what has several pages is read until two readings tell of the same things. Both
 * cannot miss the same one: of those that one reading tells, some are gone by the end of it, and the other does not tell them.
 */
@Singleton
final class ListReader {

    /** Header of a list's answer: the epoch of the sequences in it. A service of before there were epochs sends none. */
    static final String EPOCH = "Option150-Epoch";

    /** Bytes of a page: far more than a thousand records with long chains of certificates have. */
    static final int MAX_PAGE = 64 << 20;

    /** Until the end of one page. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** So often a list is read at the most before it is given up. */
    private static final int READINGS = 5;

    private final HttpClients http;
    private final FeedSettings settings;
    private final ObjectMapper json;

    ListReader(HttpClients http, FeedSettings settings, ObjectMapper json) {
        this.http = http;
        this.settings = settings;
        this.json = json;
    }

    private record Page<T>(Paged<T> items, long epoch) {}

    /** One reading of all pages; {@code counted}: it has as many items as the service says that there are, of one epoch. */
    private record Pass<T>(Map<String, Told<T>> items, int pages, long epoch, boolean counted) {

        boolean confirms(Pass<T> before) {
            return counted
                    && epoch == before.epoch()
                    && items.keySet().equals(before.items().keySet());
        }
    }

    /** All items; fails when any page cannot be had, or when things come and go faster than the list can be read. */
    <T> Uni<Map<String, Told<T>>> read(ServiceList<T> list) {
        return pass(list)
                .chain(first ->
                        first.pages() == 1 ? Uni.createFrom().item(first) : confirmed(list, first, READINGS - 1))
                .map(Pass::items);
    }

    private <T> Uni<Pass<T>> confirmed(ServiceList<T> list, Pass<T> before, int left) {
        return pass(list).chain(now -> {
            if (now.confirms(before)) {
                return Uni.createFrom().item(now);
            }
            return left > 1
                    ? confirmed(list, now, left - 1)
                    : Uni.createFrom()
                            .failure(new IllegalStateException(
                                    list.base() + list.path() + " changed each time that it was read"));
        });
    }

    private <T> Uni<Pass<T>> pass(ServiceList<T> list) {
        return next(list, 0, null, new HashMap<>());
    }

    private <T> Uni<Pass<T>> next(ServiceList<T> list, int number, @Nullable Page<T> first, Map<String, Told<T>> all) {
        String url = list.path() + "?page=" + number + "&size=" + settings.pageSize();
        return Uni.createFrom()
                .completionStage(() -> http.client()
                        .request(http.ofService(list.base(), url))
                        .map(request -> request.idleTimeout(http.idleMillis()))
                        .compose(HttpClientRequest::send)
                        .compose(response -> page(list, url, response))
                        .toCompletionStage())
                .chain(page -> {
                    page.items()
                            .items()
                            .forEach(item -> all.put(
                                    list.key().apply(item),
                                    new Told<>(
                                            new Version(
                                                    page.epoch(),
                                                    list.sequence().applyAsLong(item)),
                                            item)));
                    if (page.items().items().size() == settings.pageSize()) {
                        return next(list, number + 1, first == null ? page : first, all);
                    }
                    boolean counted =
                            page.items().total() == all.size() && (first == null || first.epoch() == page.epoch());
                    return Uni.createFrom().item(new Pass<>(all, number + 1, page.epoch(), counted));
                });
    }

    private <T> Future<Page<T>> page(ServiceList<T> list, String url, HttpClientResponse response) {
        if (response.statusCode() != 200) {
            BoundedBody.refuse(response);
            return Future.failedFuture(
                    new IllegalStateException(list.base() + url + " answered HTTP " + response.statusCode()));
        }
        return BoundedBody.read(response, MAX_PAGE, PATIENCE)
                .map(body -> new Page<>(parse(body, list.type()), epoch(list, response)));
    }

    private <T> Paged<T> parse(Buffer body, Class<T> type) {
        JavaType paged = json.getTypeFactory().constructParametricType(Paged.class, type);
        try {
            return json.readerFor(paged)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long epoch(ServiceList<?> list, HttpClientResponse response) {
        String epoch = response.getHeader(EPOCH);
        try {
            return epoch == null ? 0 : Long.parseLong(epoch);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(list.base() + list.path() + ": " + EPOCH + " is no number: " + epoch, e);
        }
    }
}
