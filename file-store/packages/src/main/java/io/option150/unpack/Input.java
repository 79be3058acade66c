package io.option150.unpack;

import java.util.Arrays;

/** Bytes that have come and are not read yet. */
final class Input {

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private long read;
    private boolean isEnded;

    void give(byte[] more) {
        if (from == to) {
            bytes = more;
            to = more.length;
        } else {
            var joined = Arrays.copyOfRange(bytes, from, to - from + more.length + from);
            System.arraycopy(more, 0, joined, to - from, more.length);
            to = joined.length;
            bytes = joined;
        }
        from = 0;
    }

    void end() {
        isEnded = true;
    }

    /** Whether no more comes. */
    boolean isEnded() {
        return isEnded;
    }

    /** Bytes that are there. */
    int available() {
        return to - from;
    }

    /** Whether so many are there; fails where they never will be. */
    boolean has(int count, String where) throws RefusedPackage {
        if (available() < count && isEnded) {
            throw RefusedPackage.cut(where);
        }
        return available() >= count;
    }

    /** Bytes read so far. */
    long read() {
        return read;
    }

    byte[] take(int count) {
        var taken = Arrays.copyOfRange(bytes, from, from + count);
        skip(count);
        return taken;
    }

    void skip(int count) {
        from += count;
        read += count;
    }

    /** The byte so far ahead, 0 to 255. */
    int peek(int ahead) {
        return bytes[from + ahead] & 0xFF;
    }

    int littleShort(int ahead) {
        return peek(ahead) | (peek(ahead + 1) << 8);
    }

    long littleInt(int ahead) {
        return littleShort(ahead) | ((long) littleShort(ahead + 2) << 16);
    }

    /** Where {@link #available} bytes begin in {@link #array}. */
    int offset() {
        return from;
    }

    byte[] array() {
        return bytes;
    }
}
