package io.option150.files.content;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.List;

/** Streams a content, or a part of it. A chunk is read when the one before was taken: the reader sets the pace. */
@Singleton
public class ContentReader {

    private final Chunks chunks;
    private final Contents contents;

    ContentReader(Chunks chunks, Contents contents) {
        this.chunks = chunks;
        this.contents = contents;
    }

    /** The bytes of this part, in order; fails when it does not have them all. */
    public Multi<Buffer> read(Sha256 sha256, ByteSpan span) {
        return contents.chunks(sha256, span)
                .invoke(refs -> requireAll(refs, sha256, span))
                .onItem()
                .transformToMulti(refs -> Multi.createFrom().iterable(refs))
                .onItem()
                .transformToUniAndConcatenate(ref -> chunks.read(ref.sha256()).map(chunk -> ref.cut(chunk, span)));
    }

    private static void requireAll(List<ChunkRef> refs, Sha256 sha256, ByteSpan span) {
        long next = span.first();
        for (var ref : refs) {
            next = ref.firstByte() <= next ? ref.firstByte() + ref.size() : next;
        }
        if (next < span.end()) {
            throw new IllegalStateException("content " + sha256 + " lacks bytes from " + next + " on");
        }
    }
}
