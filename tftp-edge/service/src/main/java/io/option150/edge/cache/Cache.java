package io.option150.edge.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.ContentStore;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All entries, bounded by what they weigh: those on the heap by the cache's memory, those on disk by its disk (RES-17).
 * Safe for use by several threads.
 */
@Singleton
public final class Cache {

    /** Rough cost of an entry beside its bytes. */
    private static final int OVERHEAD = 512;
    /** How many of the coldest files on disk are looked at when one more needs room. */
    private static final int COLDEST = 16;

    /** One entry while it is held. Two are never the same, whatever they hold: the index lets go of one and no other. */
    static final class Slot {
        private final CacheKey key;
        private final Entry entry;
        private final Set<Tag> tags;
        private final @Nullable ContentClaim claim;

        Slot(CacheKey key, Entry entry, Set<Tag> tags, @Nullable ContentClaim claim) {
            this.key = key;
            this.entry = entry;
            this.tags = tags;
            this.claim = claim;
        }
    }

    private final com.github.benmanes.caffeine.cache.Cache<CacheKey, Slot> heap;
    private final com.github.benmanes.caffeine.cache.Cache<CacheKey, Slot> disk;
    private final TagIndex index = new TagIndex();
    private final ContentStore contents;

    public Cache(ContentStore contents) {
        this.contents = contents;
        this.heap = Caffeine.newBuilder()
                .maximumWeight(contents.heapLimit())
                .weigher((CacheKey _, Slot slot) -> weight(slot.entry))
                .executor(Runnable::run)
                .removalListener(this::removed)
                .build();
        this.disk = Caffeine.newBuilder()
                .maximumSize(Math.max(contents.diskLimit() / ContentStore.SMALL, 1))
                .executor(Runnable::run)
                .removalListener(this::removed)
                .build();
        contents.onFull(this::giveRoom);
    }

    /** What is known of this key, or null. */
    public @Nullable Entry get(CacheKey key) {
        Slot slot = slot(key);
        return slot == null ? null : slot.entry;
    }

    /**
     * Keeps an answer, unless an event has touched it since it was asked for: the result of an older generation is never
     * cached (RES-9). Claims the content of a held file.
     *
     * @param tags what the entry depends on
     * @param generation of those tags when the answer was asked for
     */
    public void put(CacheKey key, Entry entry, Set<Tag> tags, Generations.Generation generation) {
        ContentClaim claim = null;
        if (entry instanceof HeldFile held) {
            claim = held.content().claim();
            if (claim == null) {
                return;
            }
        }
        boolean onDisk = claim != null && claim.content().onDisk();
        Slot slot = new Slot(key, entry, tags, claim);
        // Before it can be found and after it can be no more: no event passes it by in between.
        index.add(slot, tags);
        (onDisk ? disk : heap).put(key, slot);
        (onDisk ? heap : disk).invalidate(key);
        // An event raises first and drops then. Either it dropped this entry, or this look sees what it raised.
        if (!generation.isCurrent()) {
            drop(slot);
        }
    }

    /** Drops all entries that depend on this tag; returns how many. */
    public int drop(Tag tag) {
        return drop(tag, (_, _) -> true);
    }

    /** Drops those entries that depend on this tag and fit; returns how many. */
    public int drop(Tag tag, BiPredicate<CacheKey, Entry> fits) {
        int dropped = 0;
        for (Slot slot : index.of(tag)) {
            if (fits.test(slot.key, slot.entry) && drop(slot)) {
                dropped++;
            }
        }
        return dropped;
    }

    /** Drops one entry. */
    public void drop(CacheKey key) {
        heap.invalidate(key);
        disk.invalidate(key);
    }

    private boolean drop(Slot slot) {
        return heap.asMap().remove(slot.key, slot) || disk.asMap().remove(slot.key, slot);
    }

    /** Drops everything; returns how many entries there were. */
    public int dropAll() {
        int dropped = Math.toIntExact(entries().count());
        heap.invalidateAll();
        disk.invalidateAll();
        return dropped;
    }

    /** About how many entries there are. */
    public long size() {
        return heap.estimatedSize() + disk.estimatedSize();
    }

    /** All entries, in no order. */
    public Stream<Map.Entry<CacheKey, Entry>> entries() {
        return Stream.of(heap, disk)
                .flatMap(part -> part.asMap().entrySet().stream())
                .map(slot -> Map.entry(slot.getKey(), slot.getValue().entry));
    }

    /** All entries, those that are asked for most first, and of small files before large ones. */
    public Stream<Map.Entry<CacheKey, Entry>> hottest() {
        return Stream.of(heap, disk)
                .flatMap(part -> part.policy().eviction().orElseThrow().hottest(Integer.MAX_VALUE).entrySet().stream())
                .map(slot -> Map.entry(slot.getKey(), slot.getValue().entry));
    }

    /** Bytes on the heap, with a rough cost of each entry. */
    public long heapUsed() {
        return heap.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    private @Nullable Slot slot(CacheKey key) {
        Slot slot = heap.getIfPresent(key);
        return slot == null ? disk.getIfPresent(key) : slot;
    }

    private boolean giveRoom(long bytes) {
        long wanted = bytes - (contents.diskLimit() - contents.diskUsed());
        boolean gave = false;
        Collection<CacheKey> coldest = coldest();
        while (wanted > 0 && !coldest.isEmpty()) {
            for (CacheKey key : coldest) {
                if (wanted > 0) {
                    long before = contents.diskUsed();
                    disk.invalidate(key);
                    wanted -= before - contents.diskUsed();
                    gave = true;
                }
            }
            coldest = coldest();
        }
        return gave;
    }

    private List<CacheKey> coldest() {
        return List.copyOf(
                disk.policy().eviction().orElseThrow().coldest(COLDEST).keySet());
    }

    private void removed(@Nullable CacheKey key, @Nullable Slot slot, RemovalCause cause) {
        if (slot == null) {
            return;
        }
        index.remove(slot, slot.tags);
        if (slot.claim != null) {
            slot.claim.close();
        }
    }

    private static int weight(Entry entry) {
        long bytes = entry instanceof HeldFile held ? held.content().heapBytes() : 0;
        return (int) Math.min(OVERHEAD + bytes, Integer.MAX_VALUE);
    }
}
