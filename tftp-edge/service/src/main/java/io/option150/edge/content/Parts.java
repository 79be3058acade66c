package io.option150.edge.content;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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

    /**
     * The bytes of a content that is on the heap as a whole, in memory that the kernel reads itself. The collector frees
     * it: a transfer may still send from it when the last claim is given back.
     */
    MemorySegment moved(long length) {
        MemorySegment memory = Arena.ofAuto().allocate(Math.max(length, 1)).asSlice(0, length);
        for (int at = 0; at < chunks.length; at++) {
            long from = (long) at * chunkSize;
            int count = (int) Math.min(chunkSize, length - from);
            MemorySegment.copy(chunks[at], 0, memory, ValueLayout.JAVA_BYTE, from, count);
        }
        return memory.asReadOnly();
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
