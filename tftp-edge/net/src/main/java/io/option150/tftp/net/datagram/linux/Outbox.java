package io.option150.tftp.net.datagram.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.option150.tftp.net.datagram.Peer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a loop sends in one turn, over all its sockets. Datagrams of one size that follow each other to one peer, the
 * last of them possibly shorter, become one message that the kernel cuts (UDP_SEGMENT).
 */
final class Outbox {
    /** Messages that wait at most; the kernel takes up to 1024 in a call. */
    private static final int MOST = 512;

    private static final int MOST_VECTORS = 8192;
    private static final int MOST_DATAGRAMS_A_MESSAGE = 64;
    /** Below what an IP packet holds with any header. */
    private static final int MOST_BYTES_A_MESSAGE = 65_000;

    private static final int HEAD_BYTES = 4;
    private static final java.lang.foreign.ValueLayout.OfInt HEAD = JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);

    private final Sending sending;
    private final boolean segments;
    private final Slots slots = new Slots(MOST);
    private final MemorySegment messages = allocate(MOST * MessageHeader.SIZE);
    private final MemorySegment names = allocate(MOST * SocketAddress.ROOM);
    private final MemorySegment control = allocate(MOST * ControlData.ROOM);
    private final MemorySegment vectors = allocate(MOST_VECTORS * MessageHeader.VECTOR_SIZE);
    private final MemorySegment heads = allocate(MOST_VECTORS * HEAD_BYTES);
    /** Head and bytes of a datagram that is sent alone: copying a small one costs less than to have the kernel gather it. */
    private final MemorySegment together = allocate(2048);

    private final int[] sockets = new int[MOST];
    private final @Nullable MemorySegment[] kept = new MemorySegment[MOST];

    private int count;
    private int vectorsUsed;
    private int headsUsed;
    private int keptUsed;

    // The message that may still grow.
    private final Peer openTo = new Peer();
    private int openDatagrams;
    private int openSize;
    private int openBytes;
    private int openVectors;
    private int openAskedBytes;
    private boolean closed = true;

    Outbox(Libc libc, boolean segments) {
        this.segments = segments;
        this.sending = new Sending(libc, messages);
        for (int slot = 0; slot < MOST; slot++) {
            long header = (long) slot * MessageHeader.SIZE;
            messages.set(JAVA_LONG, header + MessageHeader.NAME, names.address() + (long) slot * SocketAddress.ROOM);
            messages.set(JAVA_LONG, header + MessageHeader.CONTROL, control.address() + (long) slot * ControlData.ROOM);
        }
    }

    private static MemorySegment allocate(int bytes) {
        return Arena.ofAuto().allocate(bytes, MessageHeader.SIZE);
    }

    /** An empty buffer for the next datagram. */
    ByteBuffer packet(int bytes) {
        if (count == MOST || vectorsUsed == MOST_VECTORS || !slots.hasRoom(bytes)) {
            flush();
        }
        return slots.next(bytes);
    }

    /** Queues a datagram; the bytes are taken over. */
    void add(LinuxPort port, Peer to, ByteBuffer datagram) {
        ByteBuffer ours = datagram;
        if (!slots.isNext(datagram)) {
            ours = packet(datagram.remaining()).put(datagram).flip();
        }
        int length = ours.remaining();
        long address = slots.take(ours) + ours.position();
        ours.position(ours.limit());
        if (!grows(port, to, length, 1)) {
            begin(port, to, length, 1);
        }
        vector(address, length);
        added(length);
    }

    /** Queues a datagram of a head and bytes that stay where they are. */
    void add(LinuxPort port, Peer to, int head, MemorySegment memory, long offset, int length) {
        if (count == MOST || vectorsUsed + 2 > MOST_VECTORS) {
            flush();
        }
        if (!grows(port, to, HEAD_BYTES + length, 2) || kept[count - 1] != memory) {
            begin(port, to, HEAD_BYTES + length, 2);
            kept[count - 1] = memory;
            keptUsed = count;
        }
        heads.set(HEAD, (long) headsUsed * HEAD_BYTES, head);
        vector(heads.address() + (long) headsUsed * HEAD_BYTES, HEAD_BYTES);
        headsUsed++;
        vector(memory.address() + offset, length);
        added(HEAD_BYTES + length);
    }

    /** Whether the open message may take a datagram more. */
    private boolean grows(LinuxPort port, Peer to, int length, int vectorsEach) {
        return !closed
                && segments
                && openVectors == vectorsEach
                && length <= openSize
                && openDatagrams < MOST_DATAGRAMS_A_MESSAGE
                && openBytes + length <= MOST_BYTES_A_MESSAGE
                && sockets[count - 1] == port.fd()
                && openTo.equals(to);
    }

    private void begin(LinuxPort port, Peer to, int length, int vectorsEach) {
        int slot = count++;
        long header = (long) slot * MessageHeader.SIZE;
        sockets[slot] = port.fd();
        messages.set(
                JAVA_INT,
                header + MessageHeader.NAME_LENGTH,
                SocketAddress.write(to, port.family(), names, (long) slot * SocketAddress.ROOM));
        messages.set(
                JAVA_LONG,
                header + MessageHeader.VECTORS,
                vectors.address() + (long) vectorsUsed * MessageHeader.VECTOR_SIZE);
        messages.set(JAVA_LONG, header + MessageHeader.VECTOR_COUNT, vectorsEach);
        openAskedBytes = to.knowsAsked()
                ? ControlData.writeAsked(to, port.family(), control, (long) slot * ControlData.ROOM)
                : 0;
        messages.set(JAVA_LONG, header + MessageHeader.CONTROL_LENGTH, openAskedBytes);
        sending.plain(slot, vectorsEach, openAskedBytes);
        openTo.set(to);
        openSize = length;
        openVectors = vectorsEach;
        openDatagrams = 0;
        openBytes = 0;
        closed = false;
    }

    private void vector(long address, int length) {
        long at = (long) vectorsUsed++ * MessageHeader.VECTOR_SIZE;
        vectors.set(JAVA_LONG, at, address);
        vectors.set(JAVA_LONG, at + Long.BYTES, length);
    }

    private void added(int length) {
        openDatagrams++;
        openBytes += length;
        closed = length < openSize;
        if (openDatagrams > 1) {
            int slot = count - 1;
            long header = (long) slot * MessageHeader.SIZE;
            messages.set(JAVA_LONG, header + MessageHeader.VECTOR_COUNT, (long) openDatagrams * openVectors);
            if (openDatagrams == 2) {
                int bytes =
                        ControlData.writeSegment(openSize, control, (long) slot * ControlData.ROOM + openAskedBytes);
                messages.set(JAVA_LONG, header + MessageHeader.CONTROL_LENGTH, openAskedBytes + bytes);
            }
            sending.segmented(slot, openDatagrams);
        }
    }

    /** Whether something of that socket waits. */
    boolean holds(int fd) {
        for (int slot = 0; slot < count; slot++) {
            if (sockets[slot] == fd) {
                return true;
            }
        }
        return false;
    }

    /** Sends a socket's only datagram of this turn the shorter way, by sendto; false when that way is closed to it. */
    private boolean sendAlone(int slot) {
        if (!sending.isPlain(slot)) {
            return false;
        }
        long first =
                messages.get(JAVA_LONG, (long) slot * MessageHeader.SIZE + MessageHeader.VECTORS) - vectors.address();
        long address = vectors.get(JAVA_LONG, first);
        int length = (int) vectors.get(JAVA_LONG, first + Long.BYTES);
        MemorySegment memory = kept[slot];
        if (memory != null) {
            long bytes = vectors.get(JAVA_LONG, first + MessageHeader.VECTOR_SIZE + Long.BYTES);
            if (HEAD_BYTES + bytes > together.byteSize()) {
                return false;
            }
            long body = vectors.get(JAVA_LONG, first + MessageHeader.VECTOR_SIZE) - memory.address();
            MemorySegment.copy(heads, address - heads.address(), together, 0, HEAD_BYTES);
            MemorySegment.copy(memory, body, together, HEAD_BYTES, bytes);
            address = together.address();
            length = (int) (HEAD_BYTES + bytes);
        }
        sending.sendAlone(sockets[slot], slot, address, length);
        return true;
    }

    /** Sends all that waits. */
    void flush() {
        for (int first = 0; first < count; ) {
            int end = first + 1;
            while (end < count && sockets[end] == sockets[first]) {
                end++;
            }
            if (end - first > 1 || !sendAlone(first)) {
                sending.send(sockets[first], first, end);
            }
            first = end;
        }
        Arrays.fill(kept, 0, keptUsed, null);
        keptUsed = 0;
        count = 0;
        vectorsUsed = 0;
        headsUsed = 0;
        closed = true;
        slots.clear();
    }
}
