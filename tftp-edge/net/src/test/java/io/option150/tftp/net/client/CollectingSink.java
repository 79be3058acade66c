package io.option150.tftp.net.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps what a fetch brings. */
public final class CollectingSink implements FetchSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> done = new CompletableFuture<>();
    private final CompletableFuture<FetchFailure> failed = new CompletableFuture<>();
    private volatile long length = -1;

    /** The file, once it is complete. */
    public byte[] file() throws ExecutionException, InterruptedException, TimeoutException {
        return done.get(30, TimeUnit.SECONDS);
    }

    /** Why the fetch failed. */
    public FetchFailure failure() throws ExecutionException, InterruptedException, TimeoutException {
        return failed.get(30, TimeUnit.SECONDS);
    }

    /** What the server told, or -1. */
    public long length() {
        return length;
    }

    @Override
    public void lengthKnown(long told) {
        if (length >= 0) {
            throw new IllegalStateException("length told twice");
        }
        length = told;
    }

    @Override
    public void bytes(ByteBuffer more) {
        byte[] copy = new byte[more.remaining()];
        more.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void complete() {
        if (failed.isDone() || !done.complete(bytes.toByteArray())) {
            throw new IllegalStateException("ended twice");
        }
    }

    @Override
    public void failed(FetchFailure failure) {
        done.completeExceptionally(new IllegalStateException(failure.toString()));
        if (!failed.complete(failure)) {
            throw new IllegalStateException("ended twice");
        }
    }
}
