package io.option150.registry.gateway;

import io.option150.web.PageQuery;
import io.option150.web.Violation;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call that is asked of several at once.
 *
 * @param uri path and query as each copy of the edge gets them
 * @param label what stands before a name in the answer
 * @param within how long it may take
 * @param part how one answer is made of theirs
 */
record MergedCall(String uri, String label, Duration within, MergedPart part) {

    /** A copy that takes longer to tell something is not waited for. */
    private static final Duration TELLS_WITHIN = Duration.ofSeconds(1);

    /** What is looked up in a database may take longer. */
    private static final Duration LOOKS_UP_WITHIN = Duration.ofSeconds(5);

    /** To drop all that a copy holds may take longer. */
    private static final Duration DROPS_WITHIN = Duration.ofSeconds(10);

    private static final String CACHE = "/api/v1/cache";
    private static final String ROUTES = "/api/v1/routes/";
    private static final List<String> LISTS = List.of("/api/v1/requests", "/api/v1/transfers");
    private static final String PEERS = "/api/v1/peers";

    private static final String PAGE = "page";
    private static final String SIZE = "size";

    /**
     * What this call is, when all copies are to be asked.
     *
     * @throws io.option150.web.ProblemException 400 for a page that copies cannot be asked for
     */
    static Optional<MergedCall> of(HttpMethod method, String path, @Nullable String query, MultiMap parameters) {
        boolean isCache = path.equals(CACHE) || path.startsWith(CACHE + "/");
        if (method.equals(HttpMethod.DELETE) && isCache) {
            return Optional.of(
                    new MergedCall(uri(path, query), MergedPart.EDGE, DROPS_WITHIN, new MergedPart.Sums(null)));
        }
        if (!method.equals(HttpMethod.GET)) {
            return Optional.empty();
        }
        if (path.startsWith(ROUTES)) {
            return Optional.of(
                    new MergedCall(uri(path, query), MergedPart.EDGE, TELLS_WITHIN, new MergedPart.Opinions()));
        }
        if (LISTS.contains(path) || path.equals(PEERS) || isCache) {
            var page = page(parameters);
            var rows = new MergedPart.Rows(
                    MergedPart.EDGE,
                    LISTS.contains(path) ? MergedPart.Rows.NEWEST_FIRST : (_, _) -> 0,
                    page.page(),
                    page.size());
            return Optional.of(new MergedCall(
                    uri(path, upTo(page, query)),
                    MergedPart.EDGE,
                    TELLS_WITHIN,
                    isCache ? new MergedPart.Sums(rows) : rows));
        }
        return Optional.empty();
    }

    /** A list of changes that each service has of its own, by pages; each part of it has a path below this one. */
    static MergedCall ofServices(@Nullable String query, MultiMap parameters) {
        var page = page(parameters);
        return new MergedCall(
                uri("", upTo(page, query)),
                MergedPart.SERVICE,
                LOOKS_UP_WITHIN,
                new MergedPart.Rows(MergedPart.SERVICE, MergedPart.Rows.NEWEST_FIRST, page.page(), page.size()));
    }

    /** What each service finds, at a path below this one; kinds stay in the order of who has them. */
    static MergedCall ofSearch(@Nullable String query) {
        return new MergedCall(
                uri("", query), MergedPart.SERVICE, LOOKS_UP_WITHIN, new MergedPart.All(MergedPart.SERVICE));
    }

    /** Of each copy all that comes before the end of the page: any of it may be in it. */
    private static String upTo(PageQuery page, @Nullable String query) {
        var others = Stream.of((query == null ? "" : query).split("&", -1))
                .filter(part -> !part.isEmpty() && !isNamed(part, PAGE) && !isNamed(part, SIZE));
        return Stream.concat(others, Stream.of("page=0", "size=" + (page.offset() + page.size())))
                .collect(Collectors.joining("&"));
    }

    private static boolean isNamed(String part, String name) {
        return part.equals(name) || part.startsWith(name + "=");
    }

    private static PageQuery page(MultiMap parameters) {
        var query = new PageQuery(number(parameters, PAGE, 0), number(parameters, SIZE, 100));
        if ((long) query.page() * query.size() + query.size() > PageQuery.MAX_SIZE) {
            throw new Violation(
                            PAGE,
                            "must end within the first " + PageQuery.MAX_SIZE
                                    + " entries of all; ask one of them for more (/api/v1/edges/{edgeId}/…,"
                                    + " /api/v1/audit/{service})",
                            Integer.toString(query.page()))
                    .exception();
        }
        return query;
    }

    private static int number(MultiMap parameters, String name, int fallback) {
        var given = parameters.getAll(name);
        if (given.isEmpty()) {
            return fallback;
        }
        try {
            if (given.size() == 1) {
                return Integer.parseInt(given.getFirst());
            }
        } catch (NumberFormatException none) {
            throw new Violation(name, "must be a whole number, at most " + Integer.MAX_VALUE, given.getFirst())
                    .exception();
        }
        throw new Violation(name, "must be given once", String.join(", ", given)).exception();
    }

    private static String uri(String path, @Nullable String query) {
        return query == null || query.isEmpty() ? path : path + "?" + query;
    }
}
