package io.option150.edge.content;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that leaves a claim on a content open, and tells where that was made. */
public final class NoOpenClaims implements BeforeEachCallback, AfterEachCallback, ContentClaim.Watch {

    private static final long PATIENCE_MILLIS = 60_000;
    private static final long BETWEEN_MILLIS = 5;

    private final Map<ContentClaim, Throwable> open = new ConcurrentHashMap<>();

    @Override
    public void opened(ContentClaim claim) {
        open.put(claim, new Throwable("a claim that was made here is still open"));
    }

    @Override
    public void closed(ContentClaim claim) {
        open.remove(claim);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        watch();
    }

    /** What others do meanwhile, as a transfer whose end is still to come, gets its time. */
    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        check(PATIENCE_MILLIS);
    }

    void watch() {
        open.clear();
        ContentClaim.watchedBy(this);
    }

    void check(long patienceMillis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (!open.isEmpty() && System.nanoTime() - deadline < 0) {
            Thread.sleep(BETWEEN_MILLIS);
        }
        ContentClaim.watchedBy(null);
        Collection<Throwable> made = List.copyOf(open.values());
        if (!made.isEmpty()) {
            AssertionError leak = new AssertionError(made.size() + " claims are still open");
            made.forEach(leak::addSuppressed);
            throw leak;
        }
    }
}
