package io.option150.tftp.net.server;

import io.option150.tftp.net.Content;
import io.option150.tftp.net.loop.EventLoop;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings what happens to a content that still arrives to the loop of the transfer that sends it. */
final class ContentWatch implements AutoCloseable {
    private final EventLoop loop;
    private final Runnable changed;
    private final AtomicBoolean posted = new AtomicBoolean();
    private final Content.Subscription subscription;

    /**
     * Watches until it is closed.
     *
     * @param changed runs on the loop's thread
     */
    ContentWatch(EventLoop loop, Content content, Runnable changed) {
        this.loop = loop;
        this.changed = changed;
        this.subscription = content.onChange(this::post);
    }

    /** On any thread; calls that come before the loop has seen the first are one. */
    private void post() {
        if (posted.compareAndSet(false, true)) {
            loop.post(this::tell);
        }
    }

    private void tell() {
        posted.set(false);
        changed.run();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
