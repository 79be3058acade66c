package io.option150.edge.drain;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a copy that was told to go is free to leave. */
@ConfigMapping(prefix = "option150.drain")
public interface DrainSettings {

    /** No transfer is open and no request has ended for this long. */
    @Range("0 s to 1 h")
    @WithDefault("10s")
    Duration quiet();

    /** It leaves after this long whatever happens. */
    @Range("0 s to 1 day")
    @WithDefault("110s")
    Duration limit();
}
