package io.option150.files.content;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Contents and the chunks they are made of, in the database. */
@Singleton
public class Contents {

    private static final String FIND = "select size, created from file_content where sha256 = $1";

    // The chunks are checked by a foreign key at the end of the statement: a content never lacks one.
    private static final String INSERT = """
            with content as (
                insert into file_content (sha256, size) values ($1, $2)
                on conflict (sha256) do update set orphaned = null
                returning created
            ), chunks as (
                insert into file_content_chunk (content_sha256, first_byte, size, chunk_sha256)
                select $1, c.first_byte, c.size, c.sha256
                from unnest($3::bigint[], $4::int[], $5::text[]) as c(first_byte, size, sha256)
                on conflict do nothing
            )
            select created from content
            """;

    private static final String CHUNKS = """
            select first_byte, size, chunk_sha256 from file_content_chunk
            where content_sha256 = $1 and first_byte < $2 and first_byte + size > $3
            order by first_byte
            """;

    private final Pool pool;

    Contents(Pool pool) {
        this.pool = pool;
    }

    /** The content of this name, if it is kept. */
    public Uni<Optional<Content>> find(Sha256 sha256) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(sha256.hex()))
                .map(rows -> stream(rows)
                        .map(row -> new Content(sha256, row.getLong("size"), created(row)))
                        .findFirst());
    }

    /** Stores the list of a content's chunks, unless it is there; all of them must be stored already. */
    Uni<Content> insert(Sha256 sha256, long size, List<ChunkRef> chunks) {
        var row = Tuple.tuple()
                .addString(sha256.hex())
                .addLong(size)
                .addArrayOfLong(chunks.stream().map(ChunkRef::firstByte).toArray(Long[]::new))
                .addArrayOfInteger(chunks.stream().map(ChunkRef::size).toArray(Integer[]::new))
                .addArrayOfString(
                        chunks.stream().map(chunk -> chunk.sha256().hex()).toArray(String[]::new));
        return pool.preparedQuery(INSERT)
                .execute(row)
                .map(rows -> new Content(sha256, size, created(rows.iterator().next())));
    }

    /** The chunks that hold this part of the content, in order. */
    Uni<List<ChunkRef>> chunks(Sha256 sha256, ByteSpan span) {
        return pool.preparedQuery(CHUNKS)
                .execute(Tuple.of(sha256.hex(), span.end(), span.first()))
                .map(rows -> stream(rows).map(Contents::chunk).toList());
    }

    private static ChunkRef chunk(Row row) {
        return new ChunkRef(
                row.getLong("first_byte"), row.getInteger("size"), new Sha256(row.getString("chunk_sha256")));
    }

    private static Instant created(Row row) {
        return row.get(OffsetDateTime.class, "created").toInstant();
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
