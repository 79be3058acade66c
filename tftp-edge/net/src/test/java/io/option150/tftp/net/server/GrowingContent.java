package io.option150.tftp.net.server;

import io.option150.tftp.net.Content;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A content that arrives when a test says so, and counts its claims. */
final class GrowingContent implements Content {
    private final AtomicInteger claims = new AtomicInteger();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long length;
    private State state = State.ARRIVING;
    private String failure = "";

    GrowingContent(long length) {
        this.length = length;
    }

    /** Listens to no end of it any more, and holds nothing of it. */
    boolean isAbandoned() {
        return claims.get() == 0 && listeners.isEmpty();
    }

    void grow(byte[] more) {
        synchronized (this) {
            bytes.writeBytes(more);
        }
        listeners.forEach(Runnable::run);
    }

    void lengthBecomesKnown(long known) {
        synchronized (this) {
            length = known;
        }
        listeners.forEach(Runnable::run);
    }

    void complete() {
        synchronized (this) {
            state = State.COMPLETE;
            length = bytes.size();
        }
        listeners.forEach(Runnable::run);
    }

    void fail(String why) {
        synchronized (this) {
            state = State.FAILED;
            failure = why;
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public synchronized long length() {
        return length;
    }

    @Override
    public synchronized long available() {
        return bytes.size();
    }

    @Override
    public synchronized State state() {
        return state;
    }

    @Override
    public synchronized String failure() {
        return failure;
    }

    @Override
    public synchronized int read(long position, ByteBuffer target) {
        if (claims.get() <= 0) {
            throw new IllegalStateException("read without a claim");
        }
        int count = Math.clamp(bytes.size() - position, 0, target.remaining());
        target.put(bytes.toByteArray(), count == 0 ? 0 : (int) position, count);
        return count;
    }

    @Override
    public Subscription onChange(Runnable wakeUp) {
        listeners.add(wakeUp);
        wakeUp.run();
        return () -> listeners.remove(wakeUp);
    }

    /** A claim that must be closed exactly once. */
    Claim claim() {
        claims.incrementAndGet();
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (!open.compareAndSet(true, false)) {
                throw new IllegalStateException("closed once too often");
            }
            claims.decrementAndGet();
        };
    }
}
