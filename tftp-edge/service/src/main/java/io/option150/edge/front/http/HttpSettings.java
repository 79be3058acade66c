package io.option150.edge.front.http;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the HTTP front for phones listens; its addresses are those of the TFTP front. */
@ConfigMapping(prefix = "option150.http")
public interface HttpSettings {

    /** TCP port. */
    @Range("0 (any free one) to 65535")
    @WithDefault("6970")
    int port();

    /** A connection on which nothing moves for this long is closed. */
    @Range("1 s to 1 h")
    @WithDefault("60s")
    Duration idleTimeout();
}
