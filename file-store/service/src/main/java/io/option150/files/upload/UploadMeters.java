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
class UploadMeters {

    private final MeterRegistry meters;
    private final Counter bytes;
    private final AtomicInteger active;

    UploadMeters(MeterRegistry meters) {
        this.meters = meters;
        this.bytes = meters.counter("option150.files.upload.bytes");
        this.active = meters.gauge("option150.files.uploads.active", new AtomicInteger());
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
        meters.counter("option150.files.uploads", "outcome", outcome).increment();
    }
}
