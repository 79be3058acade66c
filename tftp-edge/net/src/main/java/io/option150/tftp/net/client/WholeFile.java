package io.option150.tftp.net.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes a small file whole. What bounds it is {@link FetchOptions#maxBytes}. */
public final class WholeFile implements FetchSink {

    private final CompletableFuture<Optional<byte[]>> file = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** The file; empty where the server says that it has none; fails with an {@link IOException} where nobody can tell. */
    public CompletionStage<Optional<byte[]>> file() {
        return file;
    }

    @Override
    public void lengthKnown(long length) {
        // The bound on the bytes is enough.
    }

    @Override
    public void bytes(ByteBuffer piece) {
        byte[] copy = new byte[piece.remaining()];
        piece.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void complete() {
        file.complete(Optional.of(bytes.toByteArray()));
    }

    @Override
    public void failed(FetchFailure failure) {
        if (failure instanceof FetchFailure.NotFound) {
            file.complete(Optional.empty());
        } else {
            file.completeExceptionally(new IOException(failure.message()));
        }
    }
}
