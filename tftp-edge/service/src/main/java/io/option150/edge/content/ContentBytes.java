package io.option150.edge.content;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of one content are: on the heap, and of a large one that has room on disk only the tail that has not got
 * there yet. Everyone may read; who changes something holds the content's lock.
 */
final class ContentBytes {

    private static final int CHUNK = 64 << 10;
    /** Bytes on the heap at which a source is asked to pause until the disk has caught up. */
    private static final int HIGH_WATER = 4 << 20;
    /** Bytes on the heap from which on they count against the cache's memory: more than any source brings that does pause. */
    private static final int FREE_BEHIND = HIGH_WATER + ContentStore.SMALL;

    private final ContentStore store;
    private final Object lock;
    private final Consumer<String> failed;

    private volatile Parts parts;
    private volatile long end;
    private volatile @Nullable DiskTail disk;
    /** All bytes of a complete, small content, from where they are sent without being copied. */
    private volatile @Nullable MemorySegment whole;

    private @Nullable Room room;
    /** Memory for what a slow disk has not taken yet and a source that cannot pause brings all the same. */
    private @Nullable Room behind;

    /**
     * None yet.
     *
     * @param length of all bytes, if it is known
     * @param lock the content's, held also while the disk's progress is noted
     * @param failed is told why, when the disk fails
     */
    ContentBytes(ContentStore store, long length, Object lock, Consumer<String> failed) {
        this.store = store;
        this.lock = lock;
        this.failed = failed;
        this.parts = Parts.empty(length >= 0 && length < CHUNK ? Math.max(Math.toIntExact(length), 1) : CHUNK);
    }

    /** How many there are. */
    long end() {
        return end;
    }

    /** Whether they are, or will be, on disk. */
    boolean onDisk() {
        return disk != null;
    }

    /** Of a large content what is on disk, which is all but the end; null while that is being written. */
    @Nullable
    MemorySegment memory() {
        DiskTail tail = disk;
        return tail == null ? whole : tail.memory();
    }

    /** Copies what there is from {@code position} on, as far as the target has room, and says how many bytes. */
    int read(long position, ByteBuffer target) {
        int count = (int) Math.min(target.remaining(), end - position);
        if (count <= 0) {
            return 0;
        }
        // The parts as they stand now: bytes that move elsewhere meanwhile stay readable in this snapshot.
        Parts here = parts;
        MemorySegment all = whole;
        if (all != null) {
            target.put(all.asSlice(position, count).asByteBuffer());
            return count;
        }
        if (position >= here.start()) {
            here.read(position, target, count);
            return count;
        }
        // A block may begin on disk and end on the heap: half of it would look like bytes that are gone.
        int onDisk = (int) Math.min(count, here.start() - position);
        int read = Objects.requireNonNull(disk, "disk").read(position, target, onDisk);
        if (read == onDisk && onDisk < count) {
            here.read(here.start(), target, count - onDisk);
            return count;
        }
        return read;
    }

    /** Has {@code resume} run, once, when the disk has caught up. */
    void drained(Runnable resume) {
        DiskTail tail = disk;
        if (tail == null) {
            resume.run();
        } else {
            tail.drained(resume);
        }
    }

    /** Takes room for a large content, on disk if there is any. */
    void spill(long bytes) throws NoRoomException {
        Room taken = store.roomFor(bytes);
        room = taken;
        if (taken.onDisk()) {
            disk = new DiskTail(store, this::firstChunk, this::firstChunkWritten, failed);
        }
    }

    /** Whether there may be this many bytes; room for them is taken. */
    boolean roomTo(long wanted) {
        if (wanted <= ContentStore.SMALL || (room != null && room.growTo(wanted, ContentStore.SMALL))) {
            return true;
        }
        if (room != null) {
            return false;
        }
        try {
            spill(wanted);
            return true;
        } catch (NoRoomException e) {
            return false;
        }
    }

    /** Whether the bytes that wait for the disk may be so many. Gives the memory for them back when it has caught up. */
    boolean roomBehind() {
        long waiting = end - parts.start();
        Room taken = behind;
        if (disk == null || (taken == null && waiting <= FREE_BEHIND)) {
            return true;
        }
        if (taken == null) {
            taken = store.memory();
            behind = taken;
        }
        if (waiting <= HIGH_WATER) {
            taken.giveBack();
            return true;
        }
        return taken.growTo(waiting - HIGH_WATER, CHUNK);
    }

    /**
     * Adds bytes, for which there must be room.
     *
     * @return false when the source should pause until {@link #drained} is told
     */
    boolean add(ByteBuffer bytes) {
        long grownTo = end + bytes.remaining();
        Parts grown = parts;
        while (grown.end() < grownTo) {
            grown = grown.plusChunk();
        }
        parts = grown;
        grown.write(end, bytes);
        end = grownTo;
        DiskTail tail = disk;
        if (tail == null) {
            return true;
        }
        tail.flushLater();
        return grownTo - grown.start() < HIGH_WATER;
    }

    /** All are here. Small ones move to where they are sent from without being copied; {@link #ended} is next. */
    void settle() {
        if (disk == null && end <= ContentStore.SMALL) {
            whole = parts.moved(end);
            parts = Parts.empty(CHUNK);
        }
    }

    /** No more come, and readers know it: what is on disk may be read as memory once it is written. */
    void ended() {
        DiskTail tail = disk;
        if (tail != null) {
            tail.ended();
        }
    }

    /** Nobody reads any more: all room is given back. */
    void free() {
        if (room != null) {
            room.giveBack();
        }
        if (behind != null) {
            behind.giveBack();
        }
        DiskTail tail = disk;
        if (tail != null) {
            tail.discard();
        }
    }

    /** The next full chunk for the disk, or null when there is none. */
    private byte @Nullable [] firstChunk() {
        Parts here = parts;
        boolean full = here.chunks().length > 0 && end >= here.start() + here.chunkSize();
        return full ? here.chunks()[0] : null;
    }

    private void firstChunkWritten() {
        synchronized (lock) {
            parts = parts.withoutFirst();
            if (behind != null && end - parts.start() <= HIGH_WATER) {
                behind.giveBack();
            }
        }
    }
}
