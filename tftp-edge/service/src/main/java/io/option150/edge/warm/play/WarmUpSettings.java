package io.option150.edge.warm.play;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a new copy warms up before it is ready. */
@ConfigMapping(prefix = "option150.warm-up")
public interface WarmUpSettings {

    /** It ends after so long, and before as soon as nothing becomes faster any more; 0 s: no warm-up. */
    @Range("0 s to 1 min")
    @WithDefault("5s")
    Duration limit();
}
