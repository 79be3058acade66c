package io.option150.registry.phone;

import io.option150.registry.device.PhoneNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what edges tell of phones, a batch of messages in one transaction of a few statements, however many phones it tells of.
 * The same batch again changes nothing.
 */
@Singleton
class PhoneStore {

    /**
     * Of those seen at an address of late, the newest: two suffice to tell that nobody can tell who asked. Behind a translated
     * address there may be thousands.
     */
    private static final int NEIGHBOURS = 8;

    /** PostgreSQL's check_violation (appendix A): among others, no partition for a row. */
    private static final String NO_PARTITION = "23514";

    /** Locked, in one order for all copies of the registry; not against findings, which refer to their phones. */
    private static final String KNOWN = """
            select key, device, address, first_seen, last_seen, edges, load, booted, boot_asked, default_cluster, default_at,
                   load_cluster, load_at, asked, left_out
            from phone
            where key in (
                select unnest($1::text[])
                union
                select near.key from unnest($2::text[]) as a (address)
                cross join lateral (select n.key from phone n
                                    where n.address = a.address and n.device <> '' and n.last_seen >= $3
                                    order by n.last_seen desc limit $4) near)
            order by key for no key update""";

    private static final String HOMES =
            "select phone, cluster, confirmed, automatic from phone_home where phone = any($1)";

    private static final String WRITE = """
            insert into phone as p (key, device, address, first_seen, last_seen, edges, load, booted, boot_asked,
                                    default_cluster, default_at, load_cluster, load_at, asked, left_out)
            select key, device, address, first_seen, last_seen, string_to_array(edges, ','), load, booted, boot_asked,
                   default_cluster, default_at, load_cluster, load_at, asked, left_out
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[],
                        $8::timestamptz[], $9::timestamptz[], $10::text[], $11::timestamptz[], $12::text[],
                        $13::timestamptz[], $14::bigint[], $15::bigint[])
                 as n (key, device, address, first_seen, last_seen, edges, load, booted, boot_asked, default_cluster,
                       default_at, load_cluster, load_at, asked, left_out)
            order by key
            on conflict (key) do update set
                device = excluded.device, address = excluded.address, first_seen = excluded.first_seen,
                last_seen = excluded.last_seen, edges = excluded.edges, load = excluded.load, booted = excluded.booted,
                boot_asked = excluded.boot_asked, default_cluster = excluded.default_cluster,
                default_at = excluded.default_at, load_cluster = excluded.load_cluster, load_at = excluded.load_at,
                asked = excluded.asked, left_out = excluded.left_out, dirty = coalesce(p.dirty, now())""";

    private static final String DROP_HOMES = """
            delete from phone_home h using unnest($1::text[], $2::text[]) as n (phone, cluster)
            where h.phone = n.phone and h.cluster = n.cluster""";

    private static final String WRITE_HOMES = """
            insert into phone_home (phone, cluster, confirmed, automatic)
            select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::boolean[])
            on conflict (phone, cluster) do update set
                confirmed = excluded.confirmed, automatic = excluded.automatic""";

    private static final String JOIN = """
            with moved as (
                delete from phone_request r using unnest($1::text[], $2::text[], $3::timestamptz[]) as n (address, phone, since)
                where r.phone = n.address and r.time >= n.since and r.time >= $4
                returning n.phone, r.time, r.id, r.edge, r.address, r.request
            )
            insert into phone_request (phone, time, id, edge, address, request)
            select phone, time, id, edge, address, request from moved
            on conflict do nothing""";

    private static final String DROP = "delete from phone where key = any($1)";

    private static final String WRITE_REQUESTS = """
            insert into phone_request (phone, time, id, edge, address, request)
            select * from unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::text[], $5::text[], $6::text[])
            on conflict do nothing""";

    private static final String ANSWERED = """
            insert into cluster_answered (cluster, at) select * from unnest($1::text[], $2::timestamptz[])
            on conflict (cluster) do update set at = excluded.at where cluster_answered.at < excluded.at""";

    private static final Duration COUNT_EVERY = Duration.ofMinutes(1);

    /** A connection that is lost without a word must not keep what follows waiting for good. */
    private static final Duration MOST_TIME = Duration.ofSeconds(60);

    private final Pool pool;
    private final PhoneDays days;
    private final PhoneSettings settings;
    private final PhoneMetrics metrics;
    private final PhoneMinutes minutes;
    private final InstantSource clock = InstantSource.system();
    private volatile Instant counted = Instant.EPOCH;
    private final AtomicLong phones = new AtomicLong();

    PhoneStore(Pool pool, PhoneDays days, PhoneSettings settings, PhoneMetrics metrics, PhoneMinutes minutes) {
        this.pool = pool;
        this.days = days;
        this.settings = settings;
        this.metrics = metrics;
        this.minutes = minutes;
    }

    /** Keeps these messages; all or, where it fails, nothing. Answers the keys of the phones they are of. */
    Uni<Set<String>> store(List<Seen> batch) {
        return days.makeToday()
                .chain(() -> storeNow(batch))
                // Somebody dropped a day of late, by another clock or by hand.
                .onFailure(PhoneStore::isOfNoPartition)
                .recoverWithUni(() -> days.makeAgain().chain(() -> storeNow(batch)))
                .ifNoItem()
                .after(MOST_TIME)
                .fail();
    }

    private Uni<Set<String>> storeNow(List<Seen> batch) {
        return count().chain(() -> pool.withTransaction(connection -> known(connection, batch)
                        .map(known -> fold(known, batch))
                        .call(fold -> write(connection, fold))))
                .map(this::taken)
                .call(() -> answered(batch))
                // Last: what fails is stored anew as a whole, and would be counted twice.
                .call(() -> minutes.add(batch));
    }

    private static boolean isOfNoPartition(Throwable failure) {
        return failure instanceof PgException database && NO_PARTITION.equals(database.getSqlState());
    }

    /** When clusters answered last: told of once it is stored what they said, since many batches have it in common. */
    private Uni<Void> answered(List<Seen> batch) {
        var last = new TreeMap<String, Instant>();
        for (var seen : batch) {
            for (var one : seen.requests()) {
                for (var answer : one.request().answers()) {
                    if (answer.said().equals("yes") || answer.said().equals("no")) {
                        last.merge(
                                LearnedHome.clusterOf(answer.cluster()),
                                one.time(),
                                (before, now) -> now.isAfter(before) ? now : before);
                    }
                }
            }
        }
        var rows = new Columns(String.class, OffsetDateTime.class);
        last.forEach((cluster, at) -> rows.add(cluster, time(at)));
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(ANSWERED).execute(rows.tuple()).replaceWithVoid();
    }

    private Uni<Void> count() {
        var now = clock.instant();
        if (now.isBefore(counted.plus(COUNT_EVERY))) {
            return Uni.createFrom().voidItem();
        }
        return pool.query("select count(*) from phone")
                .execute()
                .invoke(rows -> {
                    phones.set(rows.iterator().next().getLong(0));
                    counted = now;
                    metrics.known(phones.get());
                })
                .replaceWithVoid();
    }

    private PhoneFold fold(Collection<PhoneState> known, List<Seen> batch) {
        try {
            var fold = new PhoneFold(known, Math.max(0, settings.most() - phones.get()));
            fold.take(batch);
            return fold;
        } catch (RuntimeException e) {
            throw new UnfitBatchException(e);
        }
    }

    private Set<String> taken(PhoneFold fold) {
        phones.addAndGet(fold.fresh());
        metrics.refused(fold.refused());
        metrics.stored(fold.asked().size());
        var keys = new LinkedHashSet<String>();
        fold.changed().forEach(phone -> keys.add(phone.key));
        return keys;
    }

    private static Uni<Collection<PhoneState>> known(SqlConnection connection, List<Seen> batch) {
        var keys = new LinkedHashSet<String>();
        var addresses = new LinkedHashSet<String>();
        var first = Instant.MAX;
        for (var seen : batch) {
            if (!seen.device().isEmpty()) {
                keys.add(PhoneNames.keyOf(seen.device()));
            }
            keys.add(seen.address());
            addresses.add(seen.address());
            first = seen.first().isBefore(first) ? seen.first() : first;
        }
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(
                        keys.toArray(String[]::new),
                        addresses.toArray(String[]::new),
                        time(first.minus(PhoneFold.TOGETHER)),
                        (long) NEIGHBOURS))
                .map(PhoneStore::phones)
                .call(phones -> phones.isEmpty() ? Uni.createFrom().voidItem() : homes(connection, phones))
                .map(Map::values);
    }

    private static Map<String, PhoneState> phones(RowSet<Row> rows) {
        var phones = new HashMap<String, PhoneState>();
        for (var row : rows) {
            var phone = new PhoneState(row.getString("key"));
            phone.device = row.getString("device");
            phone.address = row.getString("address");
            phone.first = row.getOffsetDateTime("first_seen").toInstant();
            phone.last = row.getOffsetDateTime("last_seen").toInstant();
            phone.edges.addAll(List.of(row.getArrayOfStrings("edges")));
            phone.load = row.getString("load");
            phone.booted = instant(row, "booted");
            phone.bootAsked = instant(row, "boot_asked");
            phone.lastDefault = given(row, "default");
            phone.lastLoad = given(row, "load");
            phone.asked = row.getLong("asked");
            phone.left = row.getLong("left_out");
            phones.put(phone.key, phone);
        }
        return phones;
    }

    private static Uni<Void> homes(SqlConnection connection, Map<String, PhoneState> phones) {
        return connection
                .preparedQuery(HOMES)
                .execute(Tuple.of((Object) phones.keySet().toArray(String[]::new)))
                .invoke(rows -> rows.forEach(row -> {
                    var phone = phones.get(row.getString("phone"));
                    if (phone != null) {
                        phone.hadHomes.add(row.getString("cluster"));
                        phone.homes.put(
                                row.getString("cluster"),
                                new LearnedHome(
                                        row.getOffsetDateTime("confirmed").toInstant(), row.getBoolean("automatic")));
                    }
                }))
                .replaceWithVoid();
    }

    private static Uni<Void> write(SqlConnection connection, PhoneFold fold) {
        return join(connection, fold.joined())
                .chain(() -> writePhones(connection, fold.changed()))
                .chain(() -> writeHomes(connection, fold.changed()))
                .chain(() -> writeRequests(connection, fold.asked()));
    }

    private static Uni<Void> join(SqlConnection connection, List<PhoneFold.Joined> joined) {
        if (joined.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = new Columns(String.class, String.class, OffsetDateTime.class);
        joined.forEach(one -> rows.add(one.address(), one.phone(), time(one.since())));
        var oldest = joined.stream()
                .map(PhoneFold.Joined::since)
                .min(Instant::compareTo)
                .orElseThrow();
        return execute(connection, JOIN, rows.tuple().addValue(time(oldest)))
                .chain(() -> execute(connection, DROP, Tuple.of((Object)
                        joined.stream().map(PhoneFold.Joined::address).toArray(String[]::new))));
    }

    private static Uni<Void> writePhones(SqlConnection connection, List<PhoneState> phones) {
        var rows = new Columns(
                String.class,
                String.class,
                String.class,
                OffsetDateTime.class,
                OffsetDateTime.class,
                String.class,
                String.class,
                OffsetDateTime.class,
                OffsetDateTime.class,
                String.class,
                OffsetDateTime.class,
                String.class,
                OffsetDateTime.class,
                Long.class,
                Long.class);
        for (var phone : phones) {
            rows.add(
                    phone.key,
                    phone.device,
                    phone.address,
                    time(phone.first),
                    time(phone.last),
                    String.join(",", phone.edges),
                    phone.load,
                    timeOrNull(phone.booted),
                    timeOrNull(phone.bootAsked),
                    cluster(phone.lastDefault),
                    at(phone.lastDefault),
                    cluster(phone.lastLoad),
                    at(phone.lastLoad),
                    phone.asked,
                    phone.left);
        }
        return write(connection, WRITE, rows);
    }

    private static Uni<Void> writeHomes(SqlConnection connection, List<PhoneState> phones) {
        var gone = new Columns(String.class, String.class);
        var homes = new Columns(String.class, String.class, OffsetDateTime.class, Boolean.class);
        for (var phone : phones) {
            phone.hadHomes.stream()
                    .filter(cluster -> !phone.homes.containsKey(cluster))
                    .forEach(cluster -> gone.add(phone.key, cluster));
            phone.homes.forEach(
                    (cluster, home) -> homes.add(phone.key, cluster, time(home.confirmed()), home.automatic()));
        }
        return write(connection, DROP_HOMES, gone).chain(() -> write(connection, WRITE_HOMES, homes));
    }

    private static Uni<Void> writeRequests(SqlConnection connection, List<PhoneFold.Asked> asked) {
        var rows =
                new Columns(String.class, OffsetDateTime.class, Long.class, String.class, String.class, String.class);
        for (var one : asked) {
            var request = one.request();
            rows.add(one.phone(), time(request.time()), request.id(), one.edge(), one.address(), request.text());
        }
        return write(connection, WRITE_REQUESTS, rows);
    }

    private static Uni<Void> write(SqlConnection connection, String statement, Columns rows) {
        return rows.isEmpty() ? Uni.createFrom().voidItem() : execute(connection, statement, rows.tuple());
    }

    private static Uni<Void> execute(SqlConnection connection, String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters).replaceWithVoid();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String cluster(PhoneState.@Nullable Given given) {
        return given == null ? null : given.cluster();
    }

    private static @Nullable OffsetDateTime at(PhoneState.@Nullable Given given) {
        return given == null ? null : time(given.at());
    }

    private static PhoneState.@Nullable Given given(Row row, String what) {
        var at = instant(row, what + "_at");
        return at == null ? null : new PhoneState.Given(row.getString(what + "_cluster"), at);
    }
}
