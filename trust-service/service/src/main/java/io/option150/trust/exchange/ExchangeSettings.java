package io.option150.trust.exchange;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How other clusters are looked at. */
@ConfigMapping(prefix = "option150.exchange")
public interface ExchangeSettings {

    /** TCP port of the remote clusters' trust verification services. */
    @Range("1 to 65535")
    @WithDefault("2445")
    int tvsPort();

    /** Longest wait for one answer of a remote cluster, or of the registry. */
    @Range("100 ms to 1 min")
    @WithDefault("5s")
    Duration patience();
}
