package io.option150.files.content;

import io.vertx.core.buffer.Buffer;
import java.util.Objects;

/**
 * Where a chunk stands in a content.
 *
 * @param firstByte offset of its first byte in the content
 * @param size bytes, at most {@link Chunker#SIZE}
 * @param sha256 the chunk's name
 */
record ChunkRef(long firstByte, int size, Sha256 sha256) {

    ChunkRef {
        Objects.requireNonNull(sha256, "sha256");
    }

    /** What the span has of this chunk; the two must overlap. */
    Buffer cut(Buffer chunk, ByteSpan span) {
        if (chunk.length() != size) {
            throw new IllegalStateException(
                    "chunk " + sha256 + " has " + chunk.length() + " bytes, its content says " + size);
        }
        int from = (int) Math.max(0, span.first() - firstByte);
        int to = (int) Math.min(size, span.end() - firstByte);
        return chunk.slice(from, to);
    }
}
