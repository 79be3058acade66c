package io.option150.edge.front.http;

import io.netty.buffer.Unpooled;
import io.option150.edge.content.StoredContent;
import io.vertx.core.buffer.Buffer;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Bytes of a content on their way to a client: sent from where they are, if that is memory which a socket can read. */
final class SentBytes {

    /** Bytes of one write at most: what a slow link takes well before it counts as idle, which it does until the write's end. */
    static final int PIECE = 64 << 10;

    private SentBytes() {}

    /** Whether all of these are in memory, so that {@link #next} gives them at once, uncopied. */
    static boolean areOnePiece(StoredContent content, long from, long to) {
        MemorySegment memory = content.memory();
        return memory != null && to <= memory.byteSize() && to - from <= PIECE;
    }

    /**
     * The next bytes, at least one and at most {@link #PIECE}; what is sent without a copy stays readable beyond the
     * content's last claim.
     *
     * @param to byte after the last one that may be sent, more than {@code from}
     * @return empty if the bytes cannot be read any more
     */
    static Buffer next(StoredContent content, long from, long to) {
        MemorySegment memory = content.memory();
        if (memory != null && from < memory.byteSize()) {
            long count = Math.min(PIECE, Math.min(to, memory.byteSize()) - from);
            return buffer(memory.asSlice(from, count).asByteBuffer());
        }
        ByteBuffer copy = ByteBuffer.allocate((int) Math.min(PIECE, to - from));
        content.read(from, copy);
        return buffer(copy.flip());
    }

    @SuppressWarnings("deprecation") // Netty's buffers leave Vert.x' interface with Vert.x 5, not before.
    private static Buffer buffer(ByteBuffer bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }
}
