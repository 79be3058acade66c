package io.option150.registry.phone;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of requests, one a day (UTC). Those of today and the two days that follow are there before anything is
 * written; those of days that are no longer kept are dropped, which costs nothing however much they hold.
 */
@Singleton
class PhoneDays {

    private static final String PREFIX = "phone_request_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int AHEAD = 2;

    /** One copy of the registry at a time. In the two-number space of advisory locks, beside that of clusters. */
    private static final String LOCK = "select pg_advisory_xact_lock(150, 2)";

    private static final String ALL = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'phone_request'::regclass""";

    private final Pool pool;
    private final PhoneSettings settings;
    private final InstantSource clock = InstantSource.system();
    private volatile @Nullable LocalDate made;

    PhoneDays(Pool pool, PhoneSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** The first moment of the oldest day of which something is kept. */
    static Instant oldest(Instant now, Duration keep) {
        return day(now.minus(keep)).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Sees to it that what is asked today can be written; does nothing where that was seen to today. Drops nothing. */
    Uni<Void> makeToday() {
        var now = clock.instant();
        return day(now).equals(made) ? Uni.createFrom().voidItem() : make(now, false);
    }

    /** The same whatever was seen to before: one of the days turned out to be missing. */
    Uni<Void> makeAgain() {
        return make(clock.instant(), false);
    }

    /** Makes the days that are missing at this moment and drops those that are over, whose memory must have been kept. */
    Uni<Void> renew(Instant now) {
        return make(now, true);
    }

    private Uni<Void> make(Instant now, boolean drops) {
        var today = day(now);
        var oldest = day(now.minus(settings.keep()));
        return pool.withTransaction(connection -> connection
                        .query(LOCK)
                        .execute()
                        .chain(() -> connection.query(ALL).execute())
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList())
                        .chain(there -> {
                            var steps = new ArrayList<String>();
                            there.stream()
                                    .filter(name -> drops && name.compareTo(name(oldest)) < 0)
                                    .forEach(name -> steps.add("drop table " + name));
                            for (var day = oldest; !day.isAfter(today.plusDays(AHEAD)); day = day.plusDays(1)) {
                                if (!there.contains(name(day))) {
                                    steps.add(
                                            "create table %s partition of phone_request for values from ('%s 00:00+00') to ('%s 00:00+00')"
                                                    .formatted(name(day), day, day.plusDays(1)));
                                }
                            }
                            return run(connection, steps);
                        }))
                .invoke(() -> made = today)
                .replaceWithVoid();
    }

    private static Uni<Void> run(SqlConnection connection, Iterable<String> steps) {
        var all = Uni.createFrom().voidItem();
        for (var step : steps) {
            all = all.chain(() -> connection.query(step).execute().replaceWithVoid());
        }
        return all;
    }

    private static String name(LocalDate day) {
        return PREFIX + DAY.format(day);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
