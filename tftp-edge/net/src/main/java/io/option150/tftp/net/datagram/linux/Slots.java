package io.option150.tftp.net.datagram.linux;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Buffers in which datagrams are made and then wait: many small ones, and a few for blocks of any size. */
final class Slots {
    private static final int SMALL_BYTES = 2048;
    /** Apart from a power of two, so that the slots do not fight for the same lines of the processor's cache. */
    private static final int SMALL_STRIDE = SMALL_BYTES + 64;

    private static final int LARGE_BYTES = 65_536;
    private static final int LARGE = 8;

    private final ByteBuffer[] small;
    private final ByteBuffer[] large = new ByteBuffer[LARGE];
    private final long smallAddress;
    private final long largeAddress;

    private int smallUsed;
    private int largeUsed;
    private @Nullable ByteBuffer next;

    Slots(int count) {
        ByteBuffer room = ByteBuffer.allocateDirect(count * SMALL_STRIDE);
        smallAddress = MemorySegment.ofBuffer(room).address();
        small = new ByteBuffer[count];
        for (int slot = 0; slot < count; slot++) {
            small[slot] = room.slice(slot * SMALL_STRIDE, SMALL_BYTES);
        }
        ByteBuffer largeRoom = ByteBuffer.allocateDirect(LARGE * LARGE_BYTES);
        largeAddress = MemorySegment.ofBuffer(largeRoom).address();
        for (int slot = 0; slot < LARGE; slot++) {
            large[slot] = largeRoom.slice(slot * LARGE_BYTES, LARGE_BYTES);
        }
    }

    boolean hasRoom(int bytes) {
        return bytes <= SMALL_BYTES ? smallUsed < small.length : largeUsed < LARGE;
    }

    /** The next free buffer, empty; the same again until it is taken. */
    ByteBuffer next(int bytes) {
        ByteBuffer free = bytes <= SMALL_BYTES ? small[smallUsed] : large[largeUsed];
        next = free;
        return free.clear();
    }

    @SuppressWarnings("ReferenceEquality") // Whether it is this very buffer, whatever is in it.
    boolean isNext(ByteBuffer buffer) {
        return buffer == next;
    }

    /** Takes the buffer that {@link #next} gave, until all are cleared, and tells its address. */
    long take(ByteBuffer taken) {
        next = null;
        return taken.capacity() == SMALL_BYTES
                ? smallAddress + (long) smallUsed++ * SMALL_STRIDE
                : largeAddress + (long) largeUsed++ * LARGE_BYTES;
    }

    void clear() {
        smallUsed = 0;
        largeUsed = 0;
        next = null;
    }
}
