package io.option150.edge.cache;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long entries are good for (RES-10 to RES-12). */
@ConfigMapping(prefix = "option150.cache")
public interface CacheSettings {

    /** A device's file and a trust list from a remote cluster are served without asking for this long. */
    @Range("0 to 1 h")
    @WithDefault("5s")
    Duration deviceFresh();

    /** The same for all other files. */
    @Range("0 to 24 h")
    @WithDefault("60s")
    Duration commonFresh();

    /** "There is no such file" of a device or trust list holds for this long. */
    @Range("0 to 1 h")
    @WithDefault("5s")
    Duration deviceMissing();

    /** The same for all other files. */
    @Range("0 to 24 h")
    @WithDefault("60s")
    Duration commonMissing();

    /** How long a phone waits for a revalidation before it gets the bytes at hand. */
    @Range("0 to 10 s")
    @WithDefault("700ms")
    Duration revalidateWithin();

    /**
     * Longest life without a successful revalidation while the cluster can be reached (R15).
     */
    @Range("0 to 24 h")
    @WithDefault("30m")
    Duration reachableLimit();

    /** Longest life without a successful revalidation while the cluster is out of reach (RES-11). */
    @Range("0 to 30 days")
    @WithDefault("24h")
    Duration staleLimit();
}
