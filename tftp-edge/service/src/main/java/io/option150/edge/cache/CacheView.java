package io.option150.edge.cache;

import io.option150.web.Paged;
import org.jspecify.annotations.Nullable;

/**
 * The cache as people see it.
 *
 * @param heapBytes taken on the heap, with a rough cost of each entry
 * @param heapLimit option150.cache.memory
 * @param diskBytes taken on disk
 * @param diskLimit option150.cache.disk
 * @param entries one page of them, by name
 */
public record CacheView(long heapBytes, long heapLimit, long diskBytes, long diskLimit, Paged<Item> entries) {

    /**
     * One entry.
     *
     * @param name file name
     * @param kind {@code remote}, {@code own} or {@code signed}
     * @param cluster the remote cluster that answered; null for own files
     * @param missing whether the answer was that there is no such file
     * @param bytes length; null if missing
     * @param onDisk whether the bytes are on disk
     * @param ageMillis since the source last confirmed it
     */
    public record Item(
            String name,
            String kind,
            @Nullable String cluster,
            boolean missing,
            @Nullable Long bytes,
            boolean onDisk,
            long ageMillis) {

        static Item of(CacheKey key, Entry entry, long now) {
            String kind = switch (key) {
                case CacheKey.Remote _ -> "remote";
                case CacheKey.Own _ -> "own";
                case CacheKey.Signed _ -> "signed";
            };
            String cluster = key instanceof CacheKey.Remote remote ? remote.clusterId() : null;
            HeldFile held = entry instanceof HeldFile file ? file : null;
            return new Item(
                    key.shownName(),
                    kind,
                    cluster,
                    held == null,
                    held == null ? null : held.content().length(),
                    held != null && held.content().onDisk(),
                    now - entry.validated());
        }
    }
}
