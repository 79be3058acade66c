package io.option150.files.download;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
    private final AtomicInteger active = new AtomicInteger();

    DownloadMetrics(MeterRegistry registry) {
        this.bytes = Counter.builder("option150.files.download.bytes")
                .description("Bytes sent to readers")
                .register(registry);
        this.complete = ended(registry, "complete");
        this.held = ended(registry, "held");
        this.aborted = ended(registry, "aborted");
        Gauge.builder("option150.files.downloads.active", active, AtomicInteger::get)
                .description("Downloads that are going out")
                .register(registry);
    }

    private static Counter ended(MeterRegistry registry, String outcome) {
        return Counter.builder("option150.files.downloads")
                .description("Downloads, by how they ended")
                .tag("outcome", outcome)
                .register(registry);
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
