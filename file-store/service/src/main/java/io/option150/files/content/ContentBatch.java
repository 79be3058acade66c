package io.option150.files.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.aside.Aside;
import io.option150.files.seal.Seals;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores many small contents at once, in a transaction that is under way. */
@Singleton
public class ContentBatch {

    // Of equal contents the one that was there first stays. In one order, so that no two transactions wait for each
    // other. Bytes come as one value: in JSON they would be a third more, and be read several times.
    private static final String STORE = """
            with given as (
                select * from json_to_recordset(cast(cast(:chunks as text) as json))
                    as g(sha256 text, size bigint, n integer, first integer, length integer, sealed boolean)
            ), content as (
                insert into file_content (sha256, size) select sha256, size from given where n = 0 order by sha256
                on conflict (sha256) do nothing
                returning id, sha256
            )
            insert into content_chunk (content_id, n, bytes, sealed)
            select c.id, g.n, substring(cast(:bytes as bytea) from g.first + 1 for g.length), g.sealed
            from content c join given g using (sha256)
            where g.length > 0""";

    // One that nothing used is used again, and not the collector's any more.
    private static final String CLAIM = """
            update file_content set orphaned = null
            where orphaned is not null and sha256 in (
                select sha256 from json_to_recordset(cast(cast(:chunks as text) as json)) as g(sha256 text))""";

    private final Seals seals;
    private final ObjectMapper json;
    private final Aside aside;

    ContentBatch(Seals seals, ObjectMapper json, Aside aside) {
        this.seals = seals;
        this.json = json;
        this.aside = aside;
    }

    /**
     * A content to be stored.
     *
     * @param isSecret whether its bytes are kept sealed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Given(Sha256 sha256, byte[] bytes, boolean isSecret) {}

    /** Stores those of them that are not kept yet. */
    public Uni<Void> store(Mutiny.Session session, Collection<Given> contents) {
        return aside.run(() -> packed(contents))
                .chain(packed -> session.createNativeQuery(STORE)
                        .setParameter("chunks", packed.rows())
                        .setParameter("bytes", packed.bytes())
                        .executeUpdate())
                .chain(() -> session.createNativeQuery(CLAIM)
                        .setParameter(
                                "chunks",
                                write(contents.stream()
                                        .map(it -> new Named(it.sha256().hex()))
                                        .toList()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** All chunks, one behind the other, and where each of them is. */
    private Packed packed(Collection<Given> contents) {
        var rows = new ArrayList<Row>();
        var all = new ByteArrayOutputStream();
        for (var content : contents) {
            var bytes = content.bytes();
            int n = 0;
            do {
                int from = n * Chunker.SIZE;
                var chunk = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + Chunker.SIZE));
                boolean isSealed = content.isSecret() && chunk.length > 0;
                var kept = isSealed ? seals.close(chunk, Chunks.sealedFor(content.sha256(), n)) : chunk;
                rows.add(new Row(content.sha256().hex(), bytes.length, n, all.size(), kept.length, isSealed));
                all.writeBytes(kept);
                n++;
            } while (n * Chunker.SIZE < bytes.length);
        }
        return new Packed(write(rows), all.toByteArray());
    }

    private String write(List<?> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and bytes can be written", e);
        }
    }

    private record Row(String sha256, long size, int n, int first, int length, boolean sealed) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Packed(String rows, byte[] bytes) {}

    private record Named(String sha256) {}
}
