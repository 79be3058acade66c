package io.option150.files.content;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a stream of buffers of any size into chunks of one size; the last one may be smaller. Holds one chunk at most. */
final class Chunker {

    /**
     * Bytes of a chunk: large enough for few rows a file, small enough for many streams at a time. The database relies on it:
     * chunk {@code n} of a content begins at {@code n * SIZE}.
     */
    static final int SIZE = 512 * 1024;

    // Most files of a phone are a few kilobytes.
    private static final int FIRST_CAPACITY = 16 * 1024;

    private byte[] chunk = new byte[0];
    private int filled;

    /** Takes these bytes in; answers the chunks that are full now. */
    List<byte[]> add(Buffer bytes) {
        var full = new ArrayList<byte[]>(1);
        for (int read = 0; read < bytes.length(); ) {
            int length = Math.min(bytes.length() - read, SIZE - filled);
            ensure(filled + length);
            bytes.getBytes(read, read + length, chunk, filled);
            read += length;
            filled += length;
            if (filled == SIZE) {
                full.add(chunk);
                chunk = new byte[0];
                filled = 0;
            }
        }
        return full;
    }

    /** What is left when the stream has ended: less than a chunk, or nothing. */
    byte[] rest() {
        return Arrays.copyOf(chunk, filled);
    }

    private void ensure(int capacity) {
        if (capacity > chunk.length) {
            int grown = Math.max(Math.max(capacity, FIRST_CAPACITY), chunk.length * 4);
            chunk = Arrays.copyOf(chunk, Math.min(grown, SIZE));
        }
    }
}
