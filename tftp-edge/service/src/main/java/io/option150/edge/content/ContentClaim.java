package io.option150.edge.content;

import io.option150.tftp.net.Content;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One reader's need of a content, which keeps its bytes readable; what nobody claims any more is freed. To close a claim
 * again does nothing, so whoever is handed one may close it, whatever others did. Safe for use by several threads.
 */
public final class ContentClaim implements Content.Claim {

    private static final AtomicIntegerFieldUpdater<ContentClaim> CLOSED =
            AtomicIntegerFieldUpdater.newUpdater(ContentClaim.class, "closed");

    /** Hears of every claim; nobody outside of tests, and there is nothing to pay for it then. */
    private static volatile @Nullable Watch watch;

    private final StoredContent content;

    @SuppressWarnings("UnusedVariable") // Read by its updater alone: an object more for each answer would do the same.
    private volatile int closed;

    /** For who has counted the claim already. */
    ContentClaim(StoredContent content) {
        this.content = content;
        Watch hears = watch;
        if (hears != null) {
            hears.opened(this);
        }
    }

    /** Hears of claims, on any thread. */
    interface Watch {
        void opened(ContentClaim claim);

        void closed(ContentClaim claim);
    }

    /** Has all claims from now on told; null: to nobody. */
    static void watchedBy(@Nullable Watch hears) {
        watch = hears;
    }

    /** What is claimed. */
    public StoredContent content() {
        return content;
    }

    @Override
    public void close() {
        if (!CLOSED.compareAndSet(this, 0, 1)) {
            return;
        }
        Watch hears = watch;
        if (hears != null) {
            hears.closed(this);
        }
        content.unclaimed();
    }
}
