package io.option150.registry.phone.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.phone.PhoneJoins;
import io.option150.registry.story.Home;
import io.option150.registry.story.Memory;
import io.option150.registry.story.Neighbourhood;
import io.option150.registry.story.Story;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stories of phones, put together from all that is kept. */
@Singleton
class StoryTable {

    private static final Logger LOG = Logger.getLogger(StoryTable.class);

    /** What a phone that ails asks in ten minutes, with some boots before. */
    private static final int MOST_REQUESTS = 300;

    private static final Duration NEIGHBOURS = Duration.ofMinutes(10);
    private static final int MOST_NEIGHBOURS = 20;

    /** Clocks of edges may differ from ours. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** A finding may depend on what happened long before the boot that shows it: the list that a phone holds. */
    private static final Duration LONG = Duration.ofDays(90);

    private static final String PHONES =
            "select p.key, p.device, p.address, p.last_seen, p.memory, d.cluster_id as registered,"
                    + " h.clusters, h.home, a.at as answered, coalesce(c.role = 'LOCAL', false) as local from phone p"
                    + PhoneJoins.RECORD + PhoneJoins.HOMES
                    + " left join cluster c on c.cluster_id = coalesce(d.cluster_id, h.home)"
                    + " left join cluster_answered a on a.cluster = case when c.role = 'LOCAL' then '' else c.cluster_id end"
                    + " where p.key = any($2)";

    private static final String REQUESTS = """
            select k.key, r.request
            from unnest($1::text[]) as k (key)
            cross join lateral (select request from phone_request where phone = k.key and time >= $2 and time < $3
                                order by time desc limit $4) r""";

    private static final String NEIGHBOURS_OF = """
            select p.key, o.device
            from phone p
            cross join lateral (select n.device from phone n
                                where n.address = p.address and n.key <> p.key and n.device <> '' and n.last_seen >= $2
                                order by n.device limit $3) o
            where p.key = any($1) and p.last_seen >= $2""";

    private final Pool pool;
    private final ObjectReader json;
    private final Crowds crowds;

    StoryTable(Pool pool, ObjectMapper json, Crowds crowds) {
        this.pool = pool;
        // Another version of the registry may have kept more.
        this.json = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.crowds = crowds;
    }

    /** Those of these phones, as they are at this moment; put together off the event loop. */
    Uni<List<Story>> of(Collection<String> phones, Instant now) {
        return of(phones, now, now.plus(AHEAD));
    }

    /** The same without what was asked from a moment on. */
    Uni<List<Story>> before(Collection<String> phones, Instant before) {
        return of(phones, before, before);
    }

    private Uni<List<Story>> of(Collection<String> phones, Instant now, Instant before) {
        var keys = phones.toArray(String[]::new);
        return requests(keys, before)
                .chain(requests -> neighbours(keys, now)
                        .chain(neighbours -> pool.preparedQuery(PHONES)
                                .execute(Tuple.of(PhoneJoins.learnedSince(), keys))
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(rows -> stories(rows, requests, neighbours, now))));
    }

    private Uni<Map<String, List<String>>> requests(String[] keys, Instant before) {
        return pool.preparedQuery(REQUESTS)
                .execute(Tuple.of(keys, time(before.minus(LONG)), time(before), (long) MOST_REQUESTS))
                .map(rows -> grouped(rows, "request"));
    }

    private Uni<Map<String, List<String>>> neighbours(String[] keys, Instant now) {
        return pool.preparedQuery(NEIGHBOURS_OF)
                .execute(Tuple.of(keys, time(now.minus(NEIGHBOURS)), (long) MOST_NEIGHBOURS))
                .map(rows -> grouped(rows, "device"));
    }

    private static Map<String, List<String>> grouped(RowSet<Row> rows, String column) {
        var grouped = new HashMap<String, List<String>>();
        for (var row : rows) {
            grouped.computeIfAbsent(row.getString("key"), _ -> new ArrayList<>())
                    .add(row.getString(column));
        }
        return grouped;
    }

    /** What is kept of one phone and cannot be read keeps nobody from the stories of the others. */
    private List<Story> stories(
            RowSet<Row> rows, Map<String, List<String>> requests, Map<String, List<String>> neighbours, Instant now) {
        var stories = new ArrayList<Story>();
        for (var row : rows) {
            var key = row.getString("key");
            try {
                stories.add(story(
                        row, requests.getOrDefault(key, List.of()), neighbours.getOrDefault(key, List.of()), now));
            } catch (RuntimeException e) {
                LOG.errorf(e, "The story of phone %s cannot be read", key);
            }
        }
        return stories;
    }

    private Story story(Row row, List<String> requests, List<String> neighbours, Instant now) {
        var key = row.getString("key");
        var home = home(row);
        return new Story(
                key,
                row.getString("device"),
                row.getString("address"),
                home,
                requests.stream().map(text -> read(text, PhoneRequest.class)).toList(),
                memory(key, row.getString("memory")),
                new Neighbourhood(
                        neighbours,
                        home.isRegistered() ? crowds.of(home.cluster()) : null,
                        instant(row.getOffsetDateTime("answered"))),
                now);
    }

    /** Of a phone whose configuration several clusters have none is sure. */
    private static Home home(Row row) {
        var registered = row.getString("registered");
        boolean local = row.getBoolean("local");
        if (registered != null) {
            return new Home(Home.Kind.REGISTERED, registered, local);
        }
        var learned = row.getString("home");
        return learned != null && row.getLong("clusters") == 1
                ? new Home(Home.Kind.LEARNED, learned, local)
                : Home.NONE;
    }

    private Memory memory(String phone, @Nullable String text) {
        if (text == null) {
            return Memory.NONE;
        }
        try {
            return Objects.requireNonNull(read(text, Memory.class));
        } catch (RuntimeException e) {
            LOG.warnf(e, "The memory of phone %s cannot be read", phone);
            return Memory.NONE;
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.forType(type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored of a phone cannot be read", e);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
