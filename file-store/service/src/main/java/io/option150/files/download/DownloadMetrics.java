package io.option150.files.download;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts downloads by how they end: complete, held (the reader had the bytes), aborted. */
@Singleton
class DownloadMetrics {

    private final Counter bytes;
    private final Counter complete;
    private final Counter held;
    private final Counter aborted;
    private final AtomicInteger active;

    DownloadMetrics(MeterRegistry registry) {
        this.bytes = registry.counter("option150.files.download.bytes");
        this.complete = registry.counter("option150.files.downloads", "outcome", "complete");
        this.held = registry.counter("option150.files.downloads", "outcome", "held");
        this.aborted = registry.counter("option150.files.downloads", "outcome", "aborted");
        this.active = registry.gauge("option150.files.downloads.active", new AtomicInteger());
    }

    void started() {
        active.incrementAndGet();
    }

    void sent(int count) {
        bytes.increment(count);
    }

    void held() {
        held.increment();
    }

    void completed() {
        complete.increment();
        active.decrementAndGet();
    }

    void aborted() {
        aborted.increment();
        active.decrementAndGet();
    }
}
