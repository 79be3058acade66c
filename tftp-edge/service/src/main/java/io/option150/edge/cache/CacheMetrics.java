package io.option150.edge.cache;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.content.ContentStore;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** How full the cache is. */
@Startup
@Singleton
final class CacheMetrics {

    CacheMetrics(Cache cache, ContentStore contents, MeterRegistry metrics) {
        Gauge.builder("option150.cache.memory", cache, Cache::heapUsed)
                .description(
                        "Bytes of the files held in memory and 512 for each entry: what option150.cache.memory bounds")
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("option150.cache.disk", contents, ContentStore::diskUsed)
                .description("Disk that files in the cache and on their way take")
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("option150.cache.entries", cache, Cache::size)
                .description("Entries of the cache, those included that tell of missing files")
                .register(metrics);
    }
}
