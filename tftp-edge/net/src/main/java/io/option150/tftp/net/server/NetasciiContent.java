package io.option150.tftp.net.server;

import io.option150.tftp.net.Content;
import io.option150.tftp.protocol.netascii.NetasciiEncoder;
import java.nio.ByteBuffer;

/**
 * Another content in its netascii form, for one transfer and its loop's thread. Nothing is kept of the text itself: for
 * each block of the present window it is known where in the source it begins, so that a repeat encodes it anew.
 *
 * <p>Its length shows only when the source has been gone through to the end, which is done some way ahead of the
 * reader, never all at once.
 */
final class NetasciiContent implements Content {
    private static final int AHEAD_BYTES = 1 << 16;
    private static final int CHUNK_BYTES = 1 << 13;

    /** Where a block begins: position in the source, and what the encoder still owes there. */
    private final long[] sourceAt;

    private final int[] owedAt;
    private final Content source;
    private final int blksize;
    private final long ahead;
    private final NetasciiEncoder encoder = new NetasciiEncoder();
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    private long scanned;
    private long encodedLength;
    private boolean scannedAll;
    private long readUpTo;

    NetasciiContent(Content source, int blksize, int windowsize) {
        this.source = source;
        this.blksize = blksize;
        // A window and the block after it, whose start the last read of the window finds.
        sourceAt = new long[windowsize + 2];
        owedAt = new int[windowsize + 2];
        owedAt[0] = NetasciiEncoder.CLEAN;
        ahead = AHEAD_BYTES + 2L * blksize * windowsize;
    }

    @Override
    public long length() {
        scan();
        return scannedAll ? encodedLength : UNKNOWN;
    }

    @Override
    public long available() {
        scan();
        return encodedLength;
    }

    @Override
    public State state() {
        State state = source.state();
        if (state != State.COMPLETE) {
            return state;
        }
        scan();
        return scannedAll ? State.COMPLETE : State.ARRIVING;
    }

    @Override
    public String failure() {
        return source.failure();
    }

    /** Reads the block that begins at {@code position}, which is at most a window before the furthest block read. */
    @Override
    public int read(long position, ByteBuffer target) {
        long block = position / blksize;
        int slot = slot(block);
        long at = sourceAt[slot];
        encoder.resume(owedAt[slot]);
        int before = target.position();
        int read = -1;
        while (target.hasRemaining() && read != 0) {
            // No more than fits, so that the source's position is exact when the block is full.
            chunk.clear().limit(Math.min(CHUNK_BYTES, target.remaining()));
            read = source.read(at, chunk);
            chunk.flip();
            encoder.encode(chunk, target);
            at += chunk.position();
        }
        sourceAt[slot(block + 1)] = at;
        owedAt[slot(block + 1)] = encoder.state();
        readUpTo = Math.max(readUpTo, position + blksize);
        return target.position() - before;
    }

    @Override
    public Subscription onChange(Runnable wakeUp) {
        return source.onChange(wakeUp);
    }

    private int slot(long block) {
        return (int) (block % sourceAt.length);
    }

    private void scan() {
        boolean complete = source.state() == State.COMPLETE;
        int read = -1;
        while (read != 0 && encodedLength < readUpTo + ahead) {
            read = source.read(scanned, chunk.clear());
            scanned += read;
            encodedLength += NetasciiEncoder.encodedLength(chunk.flip());
        }
        scannedAll = complete && scanned == source.available();
    }
}
