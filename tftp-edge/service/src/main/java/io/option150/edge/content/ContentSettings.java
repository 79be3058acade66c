package io.option150.edge.content;

import io.option150.web.settings.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** How much is kept, and where (RES-17). */
@ConfigMapping(prefix = "option150.cache")
public interface ContentSettings {

    /** Memory for cached files up to 1 MiB each, and for larger ones while the disk is full. */
    @Range("1M to 64G")
    @WithDefault("64M")
    MemorySize memory();

    /** Disk for files of more than 1 MiB. */
    @Range("0 to 16T")
    @WithDefault("1G")
    MemorySize disk();

    /** Folder for those files; emptied at start. One edge a folder. */
    @WithDefault("${java.io.tmpdir}/option150-edge")
    Path directory();
}
