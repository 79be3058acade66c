package io.option150.files.content;

import io.option150.files.contract.ByteRange;
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
    public Multi<Buffer> read(Sha256 sha256, ByteRange part) {
        int first = Math.toIntExact(part.from() / Chunker.SIZE);
        int end = Math.toIntExact(Math.ceilDiv(part.to(), Chunker.SIZE));
        return Multi.createFrom()
                .range(first, part.isEmpty() ? first : end)
                .onItem()
                .transformToUniAndConcatenate(n -> chunks.read(sha256, n).map(chunk -> cut(sha256, n, chunk, part)));
    }

    /** What the part has of chunk {@code n}. */
    private static Buffer cut(Sha256 sha256, int n, Buffer chunk, ByteRange part) {
        long start = (long) n * Chunker.SIZE;
        int from = (int) Math.max(0, part.from() - start);
        int to = (int) Math.min(Chunker.SIZE, part.to() - start);
        if (to > chunk.length()) {
            throw new IllegalStateException(
                    "content " + sha256 + " lacks bytes from " + (start + chunk.length()) + " on");
        }
        return chunk.slice(from, to);
    }
}
