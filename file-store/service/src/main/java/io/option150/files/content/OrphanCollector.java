package io.option150.files.content;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.files.FileSettings;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Removes contents that no version has, and their chunks with them, once they have been so for the grace period.
 *
 * <p>What it finds without use it marks with the time; what was marked a grace period ago and is still without use it
 * sweeps. What is being uploaded has no version either, but is marked after its upload began, and the grace period is longer
 * than an upload may take. Readers of what was just removed have as long. Each step is a short transaction under one lock, so
 * that several copies of the service do not get in each other's way.
 */
@Singleton
@Startup // Its metric is told from the start on, not only from the first run.
public class OrphanCollector {

    // Any constant will do that nothing else of this service's database takes.
    static final long LOCK = 0x0150_0002L;

    // A large one has thousands of chunks.
    private static final int CONTENTS_AT_A_TIME = 10;

    private static final String UNMARK = """
            update file_content c set orphaned = null where orphaned is not null
            and exists (select from file_version v where v.sha256 = c.sha256)
            """;
    private static final String MARK = """
            update file_content c set orphaned = clock_timestamp() where orphaned is null
            and not exists (select from file_version v where v.sha256 = c.sha256)
            """;
    private static final String SWEEP = """
            delete from file_content where id in (
                select id from file_content c where orphaned < clock_timestamp() - make_interval(secs => $1)
                and not exists (select from file_version v where v.sha256 = c.sha256)
                limit $2 for update skip locked)
            """;

    // At once: who removed files because the disk is full waits for it (see Space).
    private static final String FREE = "vacuum content_chunk";

    private final Pool pool;
    private final double graceSeconds;
    private final Counter collected;

    OrphanCollector(Pool pool, FileSettings settings, MeterRegistry meters) {
        this.pool = pool;
        this.graceSeconds = settings.orphanGrace().toMillis() / 1000.0;
        this.collected = Counter.builder("option150.files.collected")
                .description("Contents taken away since no version had them any more")
                .register(meters);
    }

    /** One run; answers how many contents it removed. Does nothing where another copy is at it. */
    public Uni<Long> collect() {
        return locked(UNMARK, Tuple.tuple())
                .chain(() -> locked(MARK, Tuple.tuple()))
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> locked(SWEEP, Tuple.of(graceSeconds, CONTENTS_AT_A_TIME)))
                        .whilst(removed -> removed == CONTENTS_AT_A_TIME)
                        .collect()
                        .asList())
                .map(OrphanCollector::sum)
                .invoke(removed -> collected.increment(removed))
                .call(removed -> removed == 0
                        ? Uni.createFrom().voidItem()
                        : pool.query(FREE).execute());
    }

    /** Rows changed; none where another copy holds the lock. */
    private Uni<Long> locked(String statement, Tuple parameters) {
        return pool.withTransaction(connection -> lock(connection)
                .chain(mine -> mine
                        ? connection
                                .preparedQuery(statement)
                                .execute(parameters)
                                .map(rows -> (long) rows.rowCount())
                        : Uni.createFrom().item(0L)));
    }

    private static Uni<Boolean> lock(SqlConnection connection) {
        return connection
                .preparedQuery("select pg_try_advisory_xact_lock($1) as mine")
                .execute(Tuple.of(LOCK))
                .map(rows -> rows.iterator().next().getBoolean("mine"));
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
