package io.option150.files.content;

import io.option150.files.FileSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/**
 * Chunks in the database, each written in a transaction of its own. They never take more connections than the settings
 * allow, so that short queries find one however many streams run.
 */
@Singleton
class Chunks {

    // Durable with the commit of the version that needs it, not before: that commit flushes the log up to itself. A
    // chunk lost until then is missed by the foreign key when its content is written.
    private static final String INSERT = """
            insert into file_chunk (sha256, bytes)
            select $1, $2 where set_config('synchronous_commit', 'off', true) = 'off'
            on conflict (sha256) do update set orphaned = null where file_chunk.orphaned is not null
            """;

    private static final String SELECT = "select bytes from file_chunk where sha256 = $1";

    private final Pool pool;
    private final Seats connections;

    Chunks(Pool pool, FileSettings settings) {
        this.pool = pool;
        this.connections = new Seats(settings.chunkConnections());
    }

    /** Stores this chunk, unless it is there; either way the collector leaves it alone for the grace period. */
    Uni<Void> insert(Sha256 sha256, byte[] bytes) {
        var row = Tuple.of(sha256.hex(), Buffer.buffer(bytes));
        return connections.in(() -> pool.preparedQuery(INSERT).execute(row).replaceWithVoid());
    }

    /** The bytes of this chunk; fails when it is gone. */
    Uni<Buffer> read(Sha256 sha256) {
        return connections
                .in(() -> pool.preparedQuery(SELECT).execute(Tuple.of(sha256.hex())))
                .map(rows -> {
                    var found = rows.iterator();
                    if (!found.hasNext()) {
                        throw new IllegalStateException("chunk " + sha256 + " is gone while its content is read");
                    }
                    return found.next().getDelegate().getBuffer(0);
                });
    }
}
