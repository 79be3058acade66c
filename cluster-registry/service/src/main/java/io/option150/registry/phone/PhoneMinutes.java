package io.option150.registry.phone;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What phones asked of all edges, counted by minute and outcome, with how long it took; kept for a day. What edges left out of
 * their messages is not in it, and a batch that is stored anew after a crash may be counted twice.
 */
@Singleton
public class PhoneMinutes {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration DROP_EVERY = Duration.ofMinutes(10);

    /** The n-th is of those that took less than 2^n ms, and the last of all longer ones. */
    private static final int BUCKETS = 18;

    private static final String SERVED = "served";
    private static final Set<String> OUTCOMES = Set.of(SERVED, "not_found", "refused", "failed", "aborted", "silent");
    private static final String OTHER = "other";

    private static final String ADD = """
            insert into phone_minute as m (minute, outcome, took)
            select minute, outcome, string_to_array(took, ',')::bigint[]
            from unnest($1::timestamptz[], $2::text[], $3::text[]) as n (minute, outcome, took)
            order by minute, outcome
            on conflict (minute, outcome) do update set
                took = array(select a + b from unnest(m.took, excluded.took) with ordinality as u (a, b, i) order by i)""";

    private static final String SINCE =
            "select minute, outcome, took from phone_minute where minute >= $1 order by minute, outcome";

    private static final String DROP = "delete from phone_minute where minute < $1";

    private final Pool pool;
    private final InstantSource clock = InstantSource.system();
    private volatile Instant dropped = Instant.EPOCH;

    PhoneMinutes(Pool pool) {
        this.pool = pool;
    }

    /**
     * A minute.
     *
     * @param minute its beginning
     * @param outcomes how many requests ended so: {@code served}, {@code not_found}, {@code refused}, {@code failed},
     *     {@code aborted}, {@code silent}, or {@code other}
     * @param p99Millis 99 of 100 that were served took less; a power of two; null: none was served
     */
    public record Minute(
            Instant minute,
            Map<String, Long> outcomes,
            @Nullable Long p99Millis) {}

    private record Key(Instant minute, String outcome) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int order = minute.compareTo(other.minute);
            return order == 0 ? outcome.compareTo(other.outcome) : order;
        }
    }

    /** The minutes from this one on in which something was asked, the oldest first. */
    public Uni<List<Minute>> since(Instant first) {
        return pool.preparedQuery(SINCE).execute(Tuple.of(time(first))).map(rows -> {
            var minutes = new TreeMap<Instant, List<Row>>();
            rows.forEach(row -> minutes.computeIfAbsent(
                            row.getOffsetDateTime("minute").toInstant(), _ -> new ArrayList<>())
                    .add(row));
            return minutes.entrySet().stream()
                    .map(minute -> minute(minute.getKey(), minute.getValue()))
                    .toList();
        });
    }

    /** Counts what these messages tell. */
    Uni<Void> add(Collection<Seen> batch) {
        var now = clock.instant();
        var counts = new TreeMap<Key, long[]>();
        for (var seen : batch) {
            for (var one : seen.requests()) {
                if (one.time().isAfter(now.minus(KEPT))) {
                    var request = one.request();
                    var outcome = OUTCOMES.contains(request.outcome()) ? request.outcome() : OTHER;
                    var key = new Key(one.time().truncatedTo(ChronoUnit.MINUTES), outcome);
                    counts.computeIfAbsent(key, _ -> new long[BUCKETS])[bucket(request.durationMillis())]++;
                }
            }
        }
        var rows = new Columns(OffsetDateTime.class, String.class, String.class);
        counts.forEach((key, took) -> rows.add(
                time(key.minute()),
                key.outcome(),
                Arrays.stream(took).mapToObj(Long::toString).collect(Collectors.joining(","))));
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(ADD).execute(rows.tuple()).chain(() -> drop(now));
    }

    private Uni<Void> drop(Instant now) {
        if (now.isBefore(dropped.plus(DROP_EVERY))) {
            return Uni.createFrom().voidItem();
        }
        dropped = now;
        return pool.preparedQuery(DROP).execute(Tuple.of(time(now.minus(KEPT)))).replaceWithVoid();
    }

    private static Minute minute(Instant minute, List<Row> rows) {
        var outcomes = new TreeMap<String, Long>();
        rows.forEach(row ->
                outcomes.put(row.getString("outcome"), LongStream.of(took(row)).sum()));
        return new Minute(
                minute,
                outcomes,
                rows.stream()
                        .filter(row -> row.getString("outcome").equals(SERVED))
                        .findFirst()
                        .map(row -> p99(took(row)))
                        .orElse(null));
    }

    private static long[] took(Row row) {
        return Arrays.stream(row.getArrayOfLongs("took"))
                .mapToLong(Long::longValue)
                .toArray();
    }

    static int bucket(long millis) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, millis));
        return Math.min(BUCKETS - 1, bits);
    }

    static long p99(long[] took) {
        long all = LongStream.of(took).sum();
        long seen = 0;
        for (int bucket = 0; bucket < took.length; bucket++) {
            seen += took[bucket];
            if (seen * 100 >= all * 99) {
                return 1L << bucket;
            }
        }
        return 1L << took.length;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
