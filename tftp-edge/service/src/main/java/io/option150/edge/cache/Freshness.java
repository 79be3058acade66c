package io.option150.edge.cache;

import io.option150.edge.name.NameClass;
import jakarta.inject.Singleton;

/** How far an entry may be trusted, by its age and its class (RES-10 to RES-12). */
@Singleton
public final class Freshness {

    private final CacheSettings settings;

    public Freshness(CacheSettings settings) {
        this.settings = settings;
    }

    /** Whether the entry is served without asking anyone. */
    public boolean isFresh(Entry entry, NameClass nameClass, long now) {
        boolean device = nameClass.agesAsDeviceFile();
        long limit = switch (entry) {
            case HeldFile _ -> (device ? settings.deviceFresh() : settings.commonFresh()).toMillis();
            case MissingFile _ -> (device ? settings.deviceMissing() : settings.commonMissing()).toMillis();
        };
        return age(entry, now) < limit;
    }

    /** Whether a copy may still be served when its cluster does not confirm it (RES-11). */
    public boolean mayServeStale(HeldFile held, boolean clusterReachable, long now) {
        long limit = (clusterReachable ? settings.reachableLimit() : settings.staleLimit()).toMillis();
        return age(held, now) < limit;
    }

    /** Whether a copy is of no use any more, whatever happens to its cluster. */
    public boolean isDead(HeldFile held, long now) {
        return !mayServeStale(held, false, now);
    }

    /** How long a phone waits for a revalidation, in milliseconds. */
    public long revalidateWithin() {
        return settings.revalidateWithin().toMillis();
    }

    private static long age(Entry entry, long now) {
        return now - entry.validated();
    }
}
