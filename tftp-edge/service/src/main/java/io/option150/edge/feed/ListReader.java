package io.option150.edge.feed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.edge.upstream.HttpClients;
import io.option150.edge.view.Told;
import io.option150.events.Version;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads whole lists from the services' APIs, page by page. */
@Singleton
final class ListReader {

    /** Header of a list's answer: the epoch of the sequences in it. A service of before there were epochs sends none. */
    static final String EPOCH = "Option150-Epoch";

    private final HttpClients http;
    private final FeedSettings settings;
    private final ObjectMapper json;

    @Inject
    ListReader(HttpClients http, FeedSettings settings, ObjectMapper json) {
        this.http = http;
        this.settings = settings;
        this.json = json;
    }

    private record Page<T>(Paged<T> items, long epoch) {}

    /** All items; fails when any page cannot be had, or when the list changed while it was read. */
    <T> Uni<Map<String, Told<T>>> read(ServiceList<T> list) {
        return next(list, 0, null, new HashMap<>());
    }

    private <T> Uni<Map<String, Told<T>>> next(
            ServiceList<T> list, int number, @Nullable Page<T> first, Map<String, Told<T>> all) {
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
                    return checked(list, first == null ? page : first, page, all);
                });
    }

    /** An item that goes moves those behind it to an earlier page: one of them would be missed. */
    private <T> Uni<Map<String, Told<T>>> checked(
            ServiceList<T> list, Page<T> first, Page<T> last, Map<String, Told<T>> all) {
        boolean same = first.epoch() == last.epoch()
                && first.items().total() == last.items().total()
                && last.items().total() == all.size();
        return same
                ? Uni.createFrom().item(all)
                : Uni.createFrom()
                        .failure(new IllegalStateException(list.base() + list.path() + " changed while it was read: "
                                + all.size() + " of " + last.items().total() + " items"));
    }

    private <T> Future<Page<T>> page(ServiceList<T> list, String url, HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture(
                    new IllegalStateException(list.base() + url + " answered HTTP " + response.statusCode()));
        }
        return response.body().map(body -> new Page<>(parse(body, list.type()), epoch(list, response)));
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
