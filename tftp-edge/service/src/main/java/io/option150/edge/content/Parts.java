package io.option150.edge.content;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the bytes of a content that are on the heap lie: equal chunks, the first of which starts at some chunk's
 * position; all before it is on disk. Immutable but for bytes behind what is told available.
 *
 * @param chunkSize bytes a chunk
 * @param first number of the first chunk here, counted from position 0
 * @param chunks as many as are on the heap
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Replaced whole and never compared: a list would box what is read per packet.
record Parts(int chunkSize, long first, byte[][] chunks) {

    /** Nothing yet. */
    static Parts empty(int chunkSize) {
        return new Parts(chunkSize, 0, new byte[0][]);
    }

    /** All bytes before this position are on disk. */
    long start() {
        return first * chunkSize;
    }

    /** End of the room in the chunks that are here. */
    long end() {
        return start() + (long) chunks.length * chunkSize;
    }

    Parts plusChunk() {
        byte[][] more = Arrays.copyOf(chunks, chunks.length + 1);
        more[chunks.length] = new byte[chunkSize];
        return new Parts(chunkSize, first, more);
    }

    /** The same bytes without spare room, for a content of which nothing but one chunk was begun. */
    Parts trimmed(long length) {
        if (first > 0 || chunks.length != 1 || length == chunkSize) {
            return this;
        }
        int size = Math.max(Math.toIntExact(length), 1);
        return new Parts(size, 0, new byte[][] {Arrays.copyOf(chunks[0], size)});
    }

    Parts withoutFirst() {
        return new Parts(chunkSize, first + 1, Arrays.copyOfRange(chunks, 1, chunks.length));
    }

    /** Copies up to {@code count} bytes from {@code position}, which must be here, and says how many. */
    void read(long position, ByteBuffer target, int count) {
        long at = position - start();
        int left = count;
        while (left > 0) {
            byte[] chunk = chunks[Math.toIntExact(at / chunkSize)];
            int from = Math.toIntExact(at % chunkSize);
            int run = Math.min(left, chunkSize - from);
            target.put(chunk, from, run);
            at += run;
            left -= run;
        }
    }

    /** Fills in bytes at {@code position}; there must be room. */
    void write(long position, ByteBuffer source) {
        long at = position - start();
        while (source.hasRemaining()) {
            byte[] chunk = chunks[Math.toIntExact(at / chunkSize)];
            int to = Math.toIntExact(at % chunkSize);
            int run = Math.min(source.remaining(), chunkSize - to);
            source.get(chunk, to, run);
            at += run;
        }
    }
}
