package io.option150.trust.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where the cluster registry is, which knows the clusters' addresses. */
@ConfigMapping(prefix = "option150.registry")
public interface RegistrySettings {

    /** Base URL, {@code http} or {@code https}, without a path. */
    @WithDefault("http://127.0.0.1:8082")
    URI url();
}
