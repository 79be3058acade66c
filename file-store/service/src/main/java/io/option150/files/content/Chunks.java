package io.option150.files.content;

import io.option150.files.FileSettings;
import io.option150.files.seal.Seals;
import io.option150.files.transfer.ConcurrencyLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/**
 * Chunks in the database, each written in a transaction of its own. They never take more connections than the settings
 * allow, so that short queries find one however many streams run.
 *
 * <p>What is written is durable with the commit of the version that needs it, not before: that commit flushes the log up to
 * itself. What is lost until then is missed when the content gets its name, or by the version's foreign key.
 */
@Singleton
class Chunks {

    private static final String LATER = " where set_config('synchronous_commit', 'off', true) = 'off'";

    private static final String BEGIN = """
            with content as (
                insert into file_content (sha256) select null%s returning id
            ), chunk as (
                insert into content_chunk (content_id, n, bytes) select id, 0, $1 from content
            )
            select id from content
            """.formatted(LATER);

    private static final String ADD = """
            insert into content_chunk (content_id, n, bytes) select id, $2, $3 from file_content%s and id = $1
            """.formatted(LATER);

    private static final String WHOLE = """
            with content as (
                insert into file_content (sha256, size) select $1, $2%s
                on conflict (sha256) do update set orphaned = null
                returning id, created
            ), chunk as (
                insert into content_chunk (content_id, n, bytes)
                select id, 0, $3 from content where octet_length($3) > 0
                on conflict do nothing
            )
            select created from content
            """.formatted(LATER);

    private static final String READ = """
            select bytes, sealed from file_content c join content_chunk k on k.content_id = c.id where c.sha256 = $1 and k.n = $2
            """;

    private final Pool pool;
    private final Seals seals;
    private final ConcurrencyLimit connections;

    Chunks(Pool pool, Seals seals, FileSettings settings) {
        this.pool = pool;
        this.seals = seals;
        this.connections = new ConcurrencyLimit(settings.chunkConnections());
    }

    /** Begins a content of several chunks by its first one; answers its id. It has no name until {@link Contents#name}. */
    Uni<Long> begin(byte[] first) {
        return connections
                .within(() -> pool.preparedQuery(BEGIN).execute(Tuple.of(Buffer.buffer(first))))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    /** Stores the next chunk of a content that has begun. Fails with a 503 problem when that is gone. */
    Uni<Void> add(long content, int n, byte[] bytes) {
        var row = Tuple.of(content, n, Buffer.buffer(bytes));
        return connections
                .within(() -> pool.preparedQuery(ADD).execute(row))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Contents.lost();
                    }
                })
                .replaceWithVoid();
    }

    /** Stores a content of one chunk or none, unless it is there. */
    Uni<Content> whole(Sha256 sha256, byte[] bytes) {
        var row = Tuple.of(sha256.hex(), (long) bytes.length, Buffer.buffer(bytes));
        return connections
                .within(() -> pool.preparedQuery(WHOLE).execute(row))
                .map(rows -> new Content(
                        sha256, bytes.length, Contents.created(rows.iterator().next())));
    }

    /** The bytes of the content's chunk {@code n}, counted from 0; fails when it is gone. */
    Uni<Buffer> read(Sha256 sha256, int n) {
        return connections
                .within(() -> pool.preparedQuery(READ).execute(Tuple.of(sha256.hex(), n)))
                .map(rows -> {
                    var found = rows.iterator();
                    if (!found.hasNext()) {
                        throw new IllegalStateException("content " + sha256 + " is gone while it is read");
                    }
                    var row = found.next();
                    var bytes = row.getDelegate().getBuffer(0);
                    return row.getBoolean("sealed")
                            ? Buffer.buffer(seals.open(bytes.getBytes(), sealedFor(sha256, n)))
                            : bytes;
                });
    }

    /** What a sealed chunk is sealed for. */
    static String sealedFor(Sha256 sha256, int n) {
        return "content " + sha256 + ", chunk " + n;
    }
}
