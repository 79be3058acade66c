package io.option150.registry.phone.finding;

import io.option150.registry.story.Neighbourhood.Crowd;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Clusters whose registered phones came at once: a power cut, a mass reset. Those of them that were seen before and did not
 * come along are looked at once they had their time.
 */
@Singleton
class Crowds {

    private static final Logger LOG = Logger.getLogger(Crowds.class);

    /** Of fewer phones "most" says nothing. */
    private static final int FEWEST = 5;

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration MOST_TIME = Duration.ofSeconds(60);

    /** So long a phone that did not come is shown. */
    private static final Duration BACK = Duration.ofHours(4);

    /** So long after the others a phone may come that takes its firmware first; the rule waits as long. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String BOOTS = """
            select d.cluster_id as home, p.booted
            from phone p cross join lateral (select cluster_id from device where phone_of(key) = p.key limit 1) d
            where p.last_seen >= $1 and p.booted >= $1""";

    private static final String REGISTERED =
            "select cluster_id, count(distinct phone_of(key)) as phones from device group by cluster_id";

    /** Those of a home that were seen before and did not come; locked in the order in which all others lock phones. */
    private static final String LOOK_AT = """
            update phone p set dirty = now() - interval '1 min'
            where p.dirty is null and p.key in (
                select o.key from phone o
                where o.dirty is null and o.last_seen < $2
                and exists (select from device d where phone_of(d.key) = o.key and d.cluster_id = $1)
                order by o.key for no key update)""";

    private final Pool pool;
    private final Map<String, Crowd> crowds = new ConcurrentHashMap<>();
    private final Map<String, Instant> lookedAt = new ConcurrentHashMap<>();
    private Instant last = Instant.EPOCH;
    private volatile boolean away;

    Crowds(Pool pool) {
        this.pool = pool;
    }

    /** The newest crowd of a cluster; null: there is none. */
    @Nullable
    Crowd of(String home) {
        return crowds.get(home);
    }

    /** Looks for them, now and then. Does not fail: what phones ask is looked at without them, too. */
    Uni<Void> look(Instant now) {
        if (now.isBefore(last.plus(EVERY))) {
            return Uni.createFrom().voidItem();
        }
        last = now;
        return search(now)
                .ifNoItem()
                .after(MOST_TIME)
                .fail()
                .invoke(() -> away = false)
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull();
    }

    private void failed(Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf("Phones that come at once are not looked for, trying again: %s", failure);
        }
    }

    private Uni<Void> search(Instant now) {
        return pool.preparedQuery(BOOTS)
                .execute(Tuple.of(now.minus(BACK).atOffset(ZoneOffset.UTC)))
                .map(Crowds::boots)
                .chain(boots -> boots.isEmpty()
                        ? found(boots, Map.of(), now)
                        : pool.query(REGISTERED).execute().chain(rows -> found(boots, counts(rows), now)));
    }

    /** Of the homes where enough phones booted. */
    private static Map<String, List<Instant>> boots(RowSet<Row> rows) {
        var boots = new HashMap<String, List<Instant>>();
        for (var row : rows) {
            boots.computeIfAbsent(row.getString("home"), _ -> new ArrayList<>())
                    .add(row.getOffsetDateTime("booted").toInstant());
        }
        boots.values().removeIf(times -> times.size() < FEWEST);
        return boots;
    }

    private static Map<String, Integer> counts(RowSet<Row> rows) {
        var counts = new HashMap<String, Integer>();
        rows.forEach(row -> counts.put(row.getString("cluster_id"), Math.toIntExact(row.getLong("phones"))));
        return counts;
    }

    private Uni<Void> found(Map<String, List<Instant>> boots, Map<String, Integer> phones, Instant now) {
        crowds.keySet().retainAll(boots.keySet());
        lookedAt.keySet().retainAll(boots.keySet());
        var all = Uni.createFrom().voidItem();
        for (var entry : boots.entrySet()) {
            var home = entry.getKey();
            var times = entry.getValue();
            // But for the one that is looked at.
            int others = Math.max(times.size(), phones.getOrDefault(home, 0) - 1);
            var crowd = Crowd.of(home, times, others);
            if (crowd != null) {
                crowds.put(home, crowd);
                if (!now.isBefore(crowd.to().plus(PATIENCE)) && !crowd.to().equals(lookedAt.get(home))) {
                    all = all.chain(() -> lookAtOthers(home, crowd)).invoke(() -> lookedAt.put(home, crowd.to()));
                }
            }
        }
        return all;
    }

    private Uni<Void> lookAtOthers(String home, Crowd crowd) {
        return crowd.seen() * 2 <= crowd.phones()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(LOOK_AT)
                        .execute(Tuple.of(home, crowd.from().atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }
}
