package io.option150.registry.discovery;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** When sources are asked, and under what their passwords are kept. */
@ConfigMapping(prefix = "option150.discovery")
public interface DiscoverySettings {

    /** The file of the key under which passwords of sources are sealed; made when it is not there. None: no password is kept. */
    Optional<Path> keyFile();

    /** The name server of sources of the kind {@code dns}: an address, or address:port. None: the host's own. */
    Optional<String> nameServer();

    /** All sources are asked so often. */
    @Range("10 s to 7 days")
    @WithDefault("30m")
    Duration every();

    /** A Unified CM is asked so often what was changed in it. */
    @Range("1 s to 1 h")
    @WithDefault("10s")
    Duration changesEvery();

    /** A source that takes longer in a run is given up there, and asked again. */
    @Range("10 s to 24 h")
    @WithDefault("10m")
    Duration patience();
}
