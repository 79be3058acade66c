package io.option150.edge.content;

import io.option150.tftp.net.Content;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One version of a file, fed by one source and read by any number of transfers while it arrives. Small ones stay in
 * memory; of a large one only the tail is there that has not reached the disk yet.
 */
public final class StoredContent implements Content {

    private static final int CHUNK = 64 << 10;
    /** Bytes on the heap at which a source is asked to pause until the disk has caught up. */
    private static final int HIGH_WATER = 4 << 20;
    /** Bytes on the heap from which on they count against the cache's memory: more than any source brings that does pause. */
    private static final int FREE_BEHIND = HIGH_WATER + ContentStore.SMALL;

    private final ContentStore store;
    private final MessageDigest digest = Digests.sha256();
    private final Claims claims = new Claims(this::free);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();

    private volatile Parts parts;
    private volatile long length;
    private volatile long available;
    private volatile State state = State.ARRIVING;
    private volatile String failure = "";
    private volatile String sha256 = "";
    private volatile @Nullable DiskTail disk;
    /** All bytes of a complete, small content, from where they are sent without being copied. */
    private volatile @Nullable MemorySegment whole;

    private @Nullable Room room;
    /** Memory for what a slow disk has not taken yet and a source that cannot pause brings all the same. */
    private @Nullable Room behind;

    private String expected = "";

    StoredContent(ContentStore store, long length) {
        this.store = store;
        this.length = length;
        this.parts = Parts.empty(length >= 0 && length < CHUNK ? Math.max(Math.toIntExact(length), 1) : CHUNK);
    }

    /** Takes room for a large content before its first byte. */
    void reserve(long bytes) throws NoRoomException {
        synchronized (lock) {
            spill(bytes);
        }
    }

    /** The source tells the length; ignored once there are bytes, since readers rely on what they saw. */
    public void lengthKnown(long bytes) throws NoRoomException {
        synchronized (lock) {
            if (available > 0 || length != UNKNOWN) {
                return;
            }
            if (bytes > ContentStore.SMALL) {
                spill(bytes);
            }
            length = bytes;
        }
        tell();
    }

    /** The bytes must have this SHA-256, lower-case hex, or the content fails when they end. */
    public void expect(String hex) {
        synchronized (lock) {
            expected = hex;
        }
    }

    /**
     * Adds the next bytes, which are copied. What comes after the end is ignored.
     *
     * @return false when the source should pause until {@link #drained} is told
     */
    public boolean append(ByteBuffer bytes) {
        boolean keepOn;
        synchronized (lock) {
            if (state != State.ARRIVING) {
                return true;
            }
            long end = available + bytes.remaining();
            if (length != UNKNOWN && end > length) {
                finish(State.FAILED, "more bytes came than the " + length + " that were told");
                keepOn = true;
            } else if (!roomTo(end)) {
                finish(State.FAILED, "no room for more than " + available + " bytes");
                keepOn = true;
            } else if (!roomBehind(available - parts.start())) {
                finish(State.FAILED, "the cache's disk is too slow for it, and there is no room in memory");
                keepOn = true;
            } else {
                keepOn = add(bytes, end);
            }
        }
        tell();
        return keepOn;
    }

    /** Has {@code resume} run, once, when the disk has caught up. */
    public void drained(Runnable resume) {
        DiskTail tail = disk;
        if (tail == null) {
            resume.run();
        } else {
            tail.drained(resume);
        }
    }

    /** The source has ended: complete, if as many bytes came as were told, else failed (RES-13, RES-15). */
    public void complete() {
        synchronized (lock) {
            if (state != State.ARRIVING) {
                return;
            }
            String sum = HexFormat.of().formatHex(digest.digest());
            if (length != UNKNOWN && length != available) {
                finish(State.FAILED, "the source ended after " + available + " of " + length + " bytes");
            } else if (!expected.isEmpty() && !expected.equals(sum)) {
                finish(State.FAILED, "the bytes have the digest " + sum + ", not " + expected);
            } else {
                sha256 = sum;
                length = available;
                if (disk == null && available <= ContentStore.SMALL) {
                    whole = parts.moved(available);
                    parts = Parts.empty(CHUNK);
                }
                finish(State.COMPLETE, "");
                if (disk != null) {
                    disk.ended();
                }
            }
        }
        tell();
    }

    /** The source failed. Nothing happens if it has ended. */
    public void fail(String why) {
        synchronized (lock) {
            if (state != State.ARRIVING) {
                return;
            }
            finish(State.FAILED, Objects.requireNonNull(why));
        }
        tell();
    }

    /** SHA-256 of all bytes, lower-case hex; empty until the content is complete. */
    public String sha256() {
        return sha256;
    }

    /** Whether the bytes are, or will be, on disk. */
    public boolean onDisk() {
        return disk != null;
    }

    /** Bytes that count against the cache's memory. */
    public long heapBytes() {
        return disk == null ? available : 0;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long available() {
        return available;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public int read(long position, ByteBuffer target) {
        int count = (int) Math.min(target.remaining(), available - position);
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

    /** Of a large file what is on disk, which is all but the end. */
    @Override
    public @Nullable MemorySegment memory() {
        DiskTail tail = disk;
        return tail == null ? whole : tail.memory();
    }

    @Override
    public Subscription onChange(Runnable wakeUp) {
        Objects.requireNonNull(wakeUp, "wakeUp");
        listeners.add(wakeUp);
        return () -> listeners.remove(wakeUp);
    }

    /** A claim of one more reader, or null when the content is gone. */
    public @Nullable ContentClaim claim() {
        return claims.tryAdd() ? new ContentClaim(this) : null;
    }

    /** A claim was closed. */
    void unclaimed() {
        claims.giveBack();
    }

    private void free() {
        boolean cutShort;
        synchronized (lock) {
            cutShort = state == State.ARRIVING;
            if (cutShort) {
                finish(State.FAILED, "nobody wants it any more");
            }
            if (room != null) {
                room.giveBack();
            }
            roomBehind(0);
            if (disk != null) {
                disk.discard();
            }
        }
        if (cutShort) {
            tell();
        }
    }

    private boolean add(ByteBuffer bytes, long end) {
        digest.update(bytes.duplicate());
        Parts grown = parts;
        while (grown.end() < end) {
            grown = grown.plusChunk();
        }
        parts = grown;
        grown.write(available, bytes);
        available = end;
        if (disk == null) {
            return true;
        }
        disk.flushLater();
        return end - grown.start() < HIGH_WATER;
    }

    private boolean roomTo(long end) {
        if (end <= ContentStore.SMALL || (room != null && room.growTo(end, ContentStore.SMALL))) {
            return true;
        }
        if (room != null) {
            return false;
        }
        try {
            spill(end);
            return true;
        } catch (NoRoomException e) {
            return false;
        }
    }

    /** Whether as many bytes may wait for the disk. Gives the memory for them back when it has caught up. */
    private boolean roomBehind(long waiting) {
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

    private void spill(long bytes) throws NoRoomException {
        Room taken = store.roomFor(bytes);
        room = taken;
        if (taken.onDisk()) {
            disk = new DiskTail(store, this::firstChunk, this::firstChunkWritten, this::fail);
        }
    }

    /** The next full chunk for the disk, or null when there is none. */
    private byte @Nullable [] firstChunk() {
        Parts here = parts;
        boolean full = here.chunks().length > 0 && available >= here.start() + here.chunkSize();
        return full ? here.chunks()[0] : null;
    }

    private void firstChunkWritten() {
        synchronized (lock) {
            parts = parts.withoutFirst();
            if (behind != null && available - parts.start() <= HIGH_WATER) {
                behind.giveBack();
            }
        }
    }

    private void finish(State end, String why) {
        failure = why;
        state = end;
    }

    private void tell() {
        for (Runnable listener : listeners) {
            listener.run();
        }
    }
}
