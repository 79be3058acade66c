package io.option150.files.content;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.files.FileSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Removes contents that no version has and chunks that no content has, once they have been so for the grace period.
 *
 * <p>What it finds without use it marks with the time; what was marked a grace period ago and is still without use it
 * sweeps. An upload clears the mark of every chunk it brings, so that none is swept before the upload ends: the grace
 * period is longer than an upload may take. Readers of what was just removed have as long. Each step is a short
 * transaction under one lock, so that several copies of the service do not get in each other's way.
 */
@Singleton
public class OrphanCollector {

    /** What one run removed. */
    public record Collected(long contents, long chunks) {}

    // Any constant will do that nothing else of this service's database takes.
    static final long LOCK = 0x0150_0002L;

    // 50 MB a transaction at most.
    private static final int CHUNKS_AT_A_TIME = 100;

    private static final String UNMARK_CONTENTS = """
            update file_content c set orphaned = null where orphaned is not null
            and exists (select from file_version v where v.sha256 = c.sha256)
            """;
    private static final String MARK_CONTENTS = """
            update file_content c set orphaned = clock_timestamp() where orphaned is null
            and not exists (select from file_version v where v.sha256 = c.sha256)
            """;
    private static final String SWEEP_CONTENTS = """
            delete from file_content c where orphaned < clock_timestamp() - make_interval(secs => $1)
            and not exists (select from file_version v where v.sha256 = c.sha256)
            """;
    private static final String UNMARK_CHUNKS = """
            update file_chunk c set orphaned = null where orphaned is not null
            and exists (select from file_content_chunk u where u.chunk_sha256 = c.sha256)
            """;
    private static final String MARK_CHUNKS = """
            update file_chunk c set orphaned = clock_timestamp() where orphaned is null
            and not exists (select from file_content_chunk u where u.chunk_sha256 = c.sha256)
            """;
    private static final String SWEEP_CHUNKS = """
            delete from file_chunk where sha256 in (
                select sha256 from file_chunk c where orphaned < clock_timestamp() - make_interval(secs => $1)
                and not exists (select from file_content_chunk u where u.chunk_sha256 = c.sha256)
                limit $2 for update skip locked)
            """;

    // At once: who removed files because the disk is full waits for it (see Space).
    private static final String FREE_CHUNKS = "vacuum file_chunk";

    private final Pool pool;
    private final double graceSeconds;
    private final Counter contents;
    private final Counter chunks;

    OrphanCollector(Pool pool, FileSettings settings, MeterRegistry meters) {
        this.pool = pool;
        this.graceSeconds = settings.orphanGrace().toMillis() / 1000.0;
        this.contents = meters.counter("option150.files.collected", "kind", "content");
        this.chunks = meters.counter("option150.files.collected", "kind", "chunk");
    }

    /** One run. Does nothing where another copy is at it. */
    public Uni<Collected> collect() {
        var grace = Tuple.of(graceSeconds);
        return locked(UNMARK_CONTENTS, Tuple.tuple())
                .chain(() -> locked(MARK_CONTENTS, Tuple.tuple()))
                .chain(() -> locked(SWEEP_CONTENTS, grace))
                .invoke(removed -> contents.increment(removed))
                .chain(removed -> collectChunks().map(chunks -> new Collected(removed, chunks)));
    }

    private Uni<Long> collectChunks() {
        return locked(UNMARK_CHUNKS, Tuple.tuple())
                .chain(() -> locked(MARK_CHUNKS, Tuple.tuple()))
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> locked(SWEEP_CHUNKS, Tuple.of(graceSeconds, CHUNKS_AT_A_TIME)))
                        .whilst(removed -> removed == CHUNKS_AT_A_TIME)
                        .collect()
                        .asList())
                .map(OrphanCollector::sum)
                .invoke(removed -> chunks.increment(removed))
                .call(removed -> removed == 0
                        ? Uni.createFrom().voidItem()
                        : pool.query(FREE_CHUNKS).execute());
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
