package io.option150.tftp.net.client;

import java.nio.ByteBuffer;

/**
 * Takes a file as it arrives. All calls come on the client's one thread, so they must not block; the last one is
 * either {@link #complete()} or {@link #failed(FetchFailure)}, exactly once.
 */
public interface FetchSink {
    /** The server told the length in bytes ({@code tsize}); at most once, before any bytes. */
    void lengthKnown(long bytes);

    /** The next bytes of the file; the buffer is the client's again when the call returns. */
    void bytes(ByteBuffer bytes);

    /** All bytes came, and as many as the server had told. */
    void complete();

    /** There will be no more bytes; those that came are not the whole file. */
    void failed(FetchFailure failure);
}
