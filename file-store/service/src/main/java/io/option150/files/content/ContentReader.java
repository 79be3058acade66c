package io.option150.files.content;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;

/** Streams a content, or a part of it. A chunk is read when the one before was taken: the reader sets the pace. */
@Singleton
public class ContentReader {

    private final Chunks chunks;

    ContentReader(Chunks chunks) {
        this.chunks = chunks;
    }

    /** The bytes of this part, in order; fails when the content does not have them all. */
    public Multi<Buffer> read(Sha256 sha256, ByteSpan span) {
        int first = Math.toIntExact(span.first() / Chunker.SIZE);
        int end = Math.toIntExact(Math.ceilDiv(span.end(), Chunker.SIZE));
        return Multi.createFrom()
                .range(first, span.length() == 0 ? first : end)
                .onItem()
                .transformToUniAndConcatenate(n -> chunks.read(sha256, n).map(chunk -> cut(sha256, n, chunk, span)));
    }

    /** What the span has of chunk {@code n}. */
    private static Buffer cut(Sha256 sha256, int n, Buffer chunk, ByteSpan span) {
        long start = (long) n * Chunker.SIZE;
        int from = (int) Math.max(0, span.first() - start);
        int to = (int) Math.min(Chunker.SIZE, span.end() - start);
        if (to > chunk.length()) {
            throw new IllegalStateException(
                    "content " + sha256 + " lacks bytes from " + (start + chunk.length()) + " on");
        }
        return chunk.slice(from, to);
    }
}
