package io.option150.tftp.protocol.netascii;

import java.nio.ByteBuffer;

/**
 * Turns bytes into netascii (RFC 764): LF becomes CR LF, CR becomes CR NUL, all else stays. Works a piece at a time;
 * what a full target leaves over of a pair is kept for the next call.
 *
 * <p>Its whole state is one {@code int}, so that a reader can go back to an earlier place in the text.
 */
public final class NetasciiEncoder {
    /** State between two bytes of the source. */
    public static final int CLEAN = -1;

    private static final byte CR = '\r';
    private static final byte LF = '\n';

    /** Second byte of a pair whose first is written, or {@link #CLEAN}. */
    private int pending = CLEAN;

    /** Moves bytes over until the source is empty or the target full. */
    public void encode(ByteBuffer source, ByteBuffer target) {
        while (target.hasRemaining()) {
            if (pending != CLEAN) {
                target.put((byte) pending);
                pending = CLEAN;
            } else if (source.hasRemaining()) {
                target.put(first(source.get()));
            } else {
                return;
            }
        }
    }

    /** Number of bytes that the source becomes; its position stays. */
    public static long encodedLength(ByteBuffer source) {
        long length = source.remaining();
        for (int at = source.position(); at < source.limit(); at++) {
            byte each = source.get(at);
            if (each == CR || each == LF) {
                length++;
            }
        }
        return length;
    }

    /** What {@link #resume} takes to go on from here; {@link #CLEAN} or a byte that is still owed. */
    public int state() {
        return pending;
    }

    /** Goes on from an earlier {@link #state()}. */
    public void resume(int state) {
        pending = state;
    }

    private byte first(byte each) {
        if (each == LF) {
            pending = LF;
            return CR;
        }
        if (each == CR) {
            pending = 0;
        }
        return each;
    }
}
