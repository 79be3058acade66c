package io.option150.tftp.net;

import java.nio.ByteBuffer;

/** A complete content on the heap. It needs no claims: the collector frees it. */
public final class BytesContent implements Content {
    private final byte[] bytes;

    /** Takes the array as it is: the caller must not change it any more. */
    public BytesContent(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public long available() {
        return bytes.length;
    }

    @Override
    public State state() {
        return State.COMPLETE;
    }

    @Override
    public String failure() {
        return "";
    }

    @Override
    public int read(long position, ByteBuffer target) {
        if (position >= bytes.length) {
            return 0;
        }
        int from = Math.toIntExact(position);
        int count = Math.min(target.remaining(), bytes.length - from);
        target.put(bytes, from, count);
        return count;
    }

    @Override
    public Subscription onChange(Runnable wakeUp) {
        return () -> {};
    }
}
