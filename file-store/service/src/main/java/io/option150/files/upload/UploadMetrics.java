package io.option150.files.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
    private final AtomicInteger active = new AtomicInteger();

    UploadMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.bytes = Counter.builder("option150.files.upload.bytes")
                .description("Bytes of uploads, refused ones among them")
                .register(registry);
        Gauge.builder("option150.files.uploads.active", active, AtomicInteger::get)
                .description("Uploads that are coming in")
                .register(registry);
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
        Counter.builder("option150.files.uploads")
                .description("Uploads, by how they ended")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
