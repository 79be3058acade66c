package io.option150.registry.axl.soap;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of an answer: no more than a limit, no longer than till {@link #expire}; remembers how they ended. */
public final class BoundedStream extends FilterInputStream {

    private final long limit;
    private long bytes;
    private boolean ended;
    private boolean tooLong;
    private volatile boolean late;

    /** @param limit in bytes */
    public BoundedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        int read;
        try {
            read = in.read(into, offset, length);
        } catch (IOException broken) {
            ended = true;
            throw broken;
        }
        if (read < 0) {
            ended = true;
            return read;
        }
        bytes += read;
        if (bytes > limit) {
            tooLong = true;
            throw new IOException("more than " + limit + " bytes");
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes(Math.toIntExact(Math.min(count, 4096))).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Ends the patience, from any thread: a read that waits fails. */
    public void expire() throws IOException {
        late = true;
        in.close();
    }

    /** All bytes that are left; fails where they break off, or are too many. */
    public byte[] whole(String operation) throws AxlException {
        try {
            return readAllBytes();
        } catch (IOException broken) {
            throw new AxlException(
                    tooLong ? new AxlFailure.TooLarge(operation, limit) : new AxlFailure.CutBody(operation, bytes),
                    broken);
        }
    }

    /** How many bytes were read. */
    public long bytes() {
        return bytes;
    }

    long limit() {
        return limit;
    }

    /** Whether there are no more bytes, for whatever reason. */
    boolean ended() {
        return ended;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** Whether the patience ended before the bytes did. */
    public boolean late() {
        return late;
    }
}
