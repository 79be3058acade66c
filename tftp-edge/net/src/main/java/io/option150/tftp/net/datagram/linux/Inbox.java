package io.option150.tftp.net.datagram.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.option150.tftp.net.datagram.Peer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Room for the datagrams of one recvmmsg. */
final class Inbox {
    /** Datagrams taken in one call. */
    static final int MOST = 128;

    /** Longest datagram that is taken whole; of a longer one the beginning. The longest name allowed leaves room. */
    static final int LONGEST = 2048;

    /** Apart from a power of two, so that the slots do not fight for the same lines of the processor's cache. */
    private static final int STRIDE = LONGEST + 64;

    private final MemorySegment messages = allocate(MOST * MessageHeader.SIZE);
    private final MemorySegment names = allocate(MOST * SocketAddress.ROOM);
    private final MemorySegment control = allocate(MOST * ControlData.ROOM);
    private final MemorySegment vectors = allocate(MOST * MessageHeader.VECTOR_SIZE);
    private final ByteBuffer data = ByteBuffer.allocateDirect(MOST * STRIDE);
    private final ByteBuffer[] datagrams = new ByteBuffer[MOST];

    /** Whether the headers ask for control data. */
    private boolean withControl;

    Inbox() {
        long address = MemorySegment.ofBuffer(data).address();
        for (int slot = 0; slot < MOST; slot++) {
            datagrams[slot] = data.slice(slot * STRIDE, LONGEST);
            long vector = (long) slot * MessageHeader.VECTOR_SIZE;
            vectors.set(JAVA_LONG, vector, address + (long) slot * STRIDE);
            vectors.set(JAVA_LONG, vector + Long.BYTES, LONGEST);
            long header = (long) slot * MessageHeader.SIZE;
            messages.set(JAVA_LONG, header + MessageHeader.NAME, names.address() + (long) slot * SocketAddress.ROOM);
            messages.set(JAVA_LONG, header + MessageHeader.VECTORS, vectors.address() + vector);
            messages.set(JAVA_LONG, header + MessageHeader.VECTOR_COUNT, 1);
            messages.set(JAVA_LONG, header + MessageHeader.CONTROL, control.address() + (long) slot * ControlData.ROOM);
            reset(slot);
        }
    }

    private static MemorySegment allocate(int bytes) {
        return Arena.ofAuto().allocate(bytes, MessageHeader.SIZE);
    }

    /**
     * Receives what is there, without waiting.
     *
     * @param most datagrams, at most {@link #MOST}
     * @param wildcard whether to learn which address each sender asked
     * @return number of datagrams, or a negated error number
     */
    int receive(Libc libc, int fd, int most, boolean wildcard) {
        if (wildcard != withControl) {
            withControl = wildcard;
            for (int slot = 0; slot < MOST; slot++) {
                reset(slot);
            }
        }
        if (most == 1 && !wildcard) {
            return receiveOne(libc, fd);
        }
        return libc.recvmmsg(fd, messages.address(), most, MessageHeader.DONT_WAIT);
    }

    private int receiveOne(Libc libc, int fd) {
        int length = libc.recvfrom(
                fd,
                MemorySegment.ofBuffer(data).address(),
                LONGEST,
                MessageHeader.DONT_WAIT,
                names.address(),
                messages.address() + MessageHeader.NAME_LENGTH);
        if (length < 0) {
            return length;
        }
        messages.set(JAVA_INT, MessageHeader.LENGTH, length);
        return 1;
    }

    /** The datagram in a slot, good until the next {@link #receive}. */
    ByteBuffer datagram(int slot) {
        int length = messages.get(JAVA_INT, (long) slot * MessageHeader.SIZE + MessageHeader.LENGTH);
        return datagrams[slot].clear().limit(length);
    }

    /** Fills {@code peer} with the sender of the datagram in a slot. */
    void sender(int slot, Peer peer) {
        SocketAddress.read(names, (long) slot * SocketAddress.ROOM, peer);
        if (withControl) {
            long length = messages.get(JAVA_LONG, (long) slot * MessageHeader.SIZE + MessageHeader.CONTROL_LENGTH);
            ControlData.readAsked(control, (long) slot * ControlData.ROOM, length, peer);
        }
    }

    /** Makes the first slots ready for the next {@link #receive}, as many as the last one filled. */
    void release(int count) {
        for (int slot = 0; slot < count; slot++) {
            reset(slot);
        }
    }

    /** The kernel overwrites the lengths of the room with those of what it put there. */
    private void reset(int slot) {
        long header = (long) slot * MessageHeader.SIZE;
        messages.set(JAVA_INT, header + MessageHeader.NAME_LENGTH, SocketAddress.ROOM);
        messages.set(JAVA_LONG, header + MessageHeader.CONTROL_LENGTH, withControl ? ControlData.ROOM : 0);
    }
}
