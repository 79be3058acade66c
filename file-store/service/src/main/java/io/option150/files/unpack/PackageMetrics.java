package io.option150.files.unpack;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.web.ProblemException;
import jakarta.inject.Singleton;

/** Counts packages by how they end: unpacked, refused, failed. */
@Singleton
class PackageMetrics {

    private final MeterRegistry registry;
    private final Counter files;

    PackageMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.files = Counter.builder("option150.packages.files")
                .description("Files that came by packages, those that were there already among them")
                .register(registry);
        count("unpacked", 0);
        count("refused", 0);
        count("failed", 0);
    }

    void unpacked(PackageReport report) {
        files.increment(report.files().size());
        count("unpacked", 1);
    }

    void failed(Throwable failure) {
        count(failure instanceof ProblemException ? "refused" : "failed", 1);
    }

    private void count(String outcome, int packages) {
        Counter.builder("option150.packages")
                .description("Packages, by how they ended")
                .tag("outcome", outcome)
                .register(registry)
                .increment(packages);
    }
}
