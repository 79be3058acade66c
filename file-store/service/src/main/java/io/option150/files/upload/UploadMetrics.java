package io.option150.files.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.files.tree.Write;
import io.option150.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts uploads by how they end: created, replaced, unchanged, refused, failed. */
@Singleton
class UploadMetrics {

    private final MeterRegistry registry;
    private final Counter bytes;
    private final AtomicInteger active;

    UploadMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.bytes = registry.counter("option150.files.upload.bytes");
        this.active = registry.gauge("option150.files.uploads.active", new AtomicInteger());
    }

    void started() {
        active.incrementAndGet();
    }

    void received(int count) {
        bytes.increment(count);
    }

    void ended() {
        active.decrementAndGet();
    }

    void written(Write write) {
        count(write.outcome().name().toLowerCase(Locale.ROOT));
    }

    void failed(Throwable failure) {
        count(failure instanceof ProblemException ? "refused" : "failed");
    }

    private void count(String outcome) {
        registry.counter("option150.files.uploads", "outcome", outcome).increment();
    }
}
