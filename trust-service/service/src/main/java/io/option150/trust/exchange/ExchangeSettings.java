package io.option150.trust.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;

/** How other clusters are looked at. */
@ConfigMapping(prefix = "option150")
public interface ExchangeSettings {

    /** Base URL of the cluster registry, which knows the clusters' addresses. */
    @WithName("registry.url")
    @WithDefault("http://127.0.0.1:8082")
    URI registry();

    /** TCP port of the remote clusters' trust verification services. 1 to 65535. */
    @WithName("exchange.tvs-port")
    @WithDefault("2445")
    int tvsPort();

    /** Longest wait for one answer of a remote cluster. 100 ms to 1 min. */
    @WithName("exchange.patience")
    @WithDefault("5s")
    Duration patience();
}
