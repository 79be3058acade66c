package io.option150.edge.cache;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.content.ContentStore;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** How full the cache is. */
@Startup
@Singleton
final class CacheMetrics {

    @Inject
    CacheMetrics(Cache cache, ContentStore contents, MeterRegistry metrics) {
        Gauge.builder("option150.cache.heap", cache, Cache::heapUsed)
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("option150.cache.disk", contents, ContentStore::diskUsed)
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("option150.cache.entries", cache, all -> all.entries().count())
                .register(metrics);
    }
}
