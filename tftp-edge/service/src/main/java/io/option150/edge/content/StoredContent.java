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
 * One version of a file, fed by one source and read by any number of transfers while it arrives. What stands here is how far
 * it has come, whether it is what was told, and who is told and holds claims; where its bytes are is {@link ContentBytes}'.
 */
public final class StoredContent implements Content {

    private final MessageDigest digest = Digests.sha256();
    private final Claims claims = new Claims(this::free);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private final ContentBytes bytes;

    private volatile long length;
    private volatile State state = State.ARRIVING;
    private volatile String failure = "";
    private volatile boolean other;
    private volatile String sha256 = "";

    private String expected = "";

    StoredContent(ContentStore store, long length) {
        this.length = length;
        this.bytes = new ContentBytes(store, length, lock, this::fail);
    }

    /** Takes room for a large content before its first byte. */
    void reserve(long size) throws NoRoomException {
        synchronized (lock) {
            bytes.spill(size);
        }
    }

    /** The source tells the length; ignored once there are bytes, since readers rely on what they saw. */
    public void lengthKnown(long told) throws NoRoomException {
        synchronized (lock) {
            if (available() > 0 || length != UNKNOWN) {
                return;
            }
            if (told > ContentStore.SMALL) {
                bytes.spill(told);
            }
            length = told;
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
    public boolean append(ByteBuffer next) {
        boolean keepOn = true;
        synchronized (lock) {
            if (state != State.ARRIVING) {
                return true;
            }
            long end = available() + next.remaining();
            if (length != UNKNOWN && end > length) {
                finishAsOther("more bytes came than the " + length + " that were told");
            } else if (!bytes.roomTo(end)) {
                finish(State.FAILED, "no room for more than " + available() + " bytes");
            } else if (!bytes.roomBehind()) {
                finish(State.FAILED, "the cache's disk is too slow for it, and there is no room in memory");
            } else {
                digest.update(next.duplicate());
                keepOn = bytes.add(next);
            }
        }
        tell();
        return keepOn;
    }

    /** Has {@code resume} run, once, when the disk has caught up. */
    public void drained(Runnable resume) {
        bytes.drained(resume);
    }

    /** The source has ended: complete, if as many bytes came as were told, else failed (RES-13, RES-15). */
    public void complete() {
        synchronized (lock) {
            if (state != State.ARRIVING) {
                return;
            }
            String sum = HexFormat.of().formatHex(digest.digest());
            if (length != UNKNOWN && length != available()) {
                finishAsOther("the source ended after " + available() + " of " + length + " bytes");
            } else if (!expected.isEmpty() && !expected.equals(sum)) {
                finishAsOther("the bytes have the digest " + sum + ", not " + expected);
            } else {
                sha256 = sum;
                length = available();
                bytes.settle();
                finish(State.COMPLETE, "");
                bytes.ended();
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

    /** Whether it failed since the bytes are not as many as were told, or not those: not for want of room or time. */
    public boolean isOther() {
        return other;
    }

    /** SHA-256 of all bytes, lower-case hex; empty until the content is complete. */
    public String sha256() {
        return sha256;
    }

    /** Whether the bytes are, or will be, on disk. */
    public boolean onDisk() {
        return bytes.onDisk();
    }

    /** Bytes that count against the cache's memory. */
    public long heapBytes() {
        return bytes.onDisk() ? 0 : available();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long available() {
        return bytes.end();
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
        return bytes.read(position, target);
    }

    @Override
    public @Nullable MemorySegment memory() {
        return bytes.memory();
    }

    @Override
    public Subscription onChange(Runnable wakeUp) {
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
            bytes.free();
        }
        if (cutShort) {
            tell();
        }
    }

    private void finishAsOther(String why) {
        other = true;
        finish(State.FAILED, why);
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
