package io.option150.registry.fleet;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How all copies of the edge are restarted, one after the other. */
@ConfigMapping(prefix = "option150.rolling-restart")
public interface RestartSettings {

    /** A copy that is not back so long after it was told to restart ends the restart of all; those behind it are left alone. */
    @Range("1 s to 1 day")
    @WithDefault("3m")
    Duration limit();
}
