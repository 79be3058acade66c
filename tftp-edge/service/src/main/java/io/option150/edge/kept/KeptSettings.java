package io.option150.edge.kept;

import io.option150.web.settings.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What stays over a restart. */
@ConfigMapping(prefix = "option150.keep")
public interface KeptSettings {

    /** Disk for own files of up to 1 MiB, lists and signed forms; the view is kept beside them. 0 keeps neither. */
    @Range("0 to 16T")
    @WithDefault("256M")
    MemorySize disk();

    /** Disk for firmware and remote clusters' files that were fetched. 0 keeps none. */
    @Range("0 to 16T")
    @WithDefault("1G")
    MemorySize fetched();
}
