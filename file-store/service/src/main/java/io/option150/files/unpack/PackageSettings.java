package io.option150.files.unpack;

import io.option150.web.settings.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much a package may hold. Its single files are bounded by {@code option150.files.max-size}. */
@ConfigMapping(prefix = "option150.packages")
public interface PackageSettings {

    /** Most bytes that a package may unpack to, with an optional K, M or G. A larger one is answered 413. */
    @Range("1 or more")
    @WithDefault("4G")
    MemorySize maxUnpacked();

    /** Most files and folders of a package. */
    @Range("1 to 100000")
    @WithDefault("10000")
    int maxEntries();

    /** How many times its own size a package may unpack to, above the first MiB. */
    @Range("1 to 2000")
    @WithDefault("100")
    int maxRatio();

    /** Packages unpacked at a time, a few MiB of memory each; further ones wait, unread. */
    @Range("1 to 32")
    @WithDefault("2")
    int maxRunning();
}
