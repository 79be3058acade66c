package io.option150.edge.warm;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a new copy may be sent phones. */
@ConfigMapping(prefix = "option150.ready")
public interface WarmSettings {

    /** Longest wait for the file store, or for another copy's files; 0 s does not wait. */
    @Range("0 to 1 h")
    @WithDefault("60s")
    Duration waitForFiles();
}
