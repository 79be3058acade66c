package io.option150.files.content;

import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Contents and their names, in the database. */
@Singleton
public class Contents {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String FIND = "select size, created from file_content where sha256 = $1";

    // Of two equal contents the one that was there first stays. A chunk that a crash of the database took is missed
    // here.
    private static final String NAME = """
            with same as (
                update file_content set orphaned = null where sha256 = $2 returning created
            ), named as (
                update file_content set sha256 = $2, size = $3, orphaned = null
                where id = $1 and not exists (select from same)
                and (select count(*) from content_chunk where content_id = $1) = $4
                returning created
            ), dropped as (
                delete from file_content where id = $1 and exists (select from same)
            )
            select created from same union all select created from named
            """;

    private final Pool pool;

    Contents(Pool pool) {
        this.pool = pool;
    }

    /** The content of this name, if it is kept. */
    public Uni<Optional<Content>> find(Sha256 sha256) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(sha256.hex()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Content(sha256, row.getLong("size"), created(row)))
                        .findFirst());
    }

    /**
     * Gives a content that has begun its name; where one of that name is kept, this one goes and its chunks with it. Fails
     * with a 503 problem when not all of its chunks are there.
     */
    Uni<Content> name(long id, Sha256 sha256, long size, int chunks) {
        return pool.preparedQuery(NAME)
                .execute(Tuple.of(id, sha256.hex(), size, (long) chunks))
                // An equal content got the name while this one waited for it: now it is seen.
                .onFailure(Contents::isTaken)
                .retry()
                .atMost(1)
                .map(rows -> {
                    var kept = rows.iterator();
                    if (!kept.hasNext()) {
                        throw lost();
                    }
                    return new Content(sha256, size, created(kept.next()));
                });
    }

    /** What an upload ends with whose bytes went in a crash of the database. */
    static ProblemException lost() {
        return Problem.unavailable("The database lost bytes of this upload; send it again.")
                .exception();
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    static Instant created(Row row) {
        return row.get(OffsetDateTime.class, "created").toInstant();
    }
}
