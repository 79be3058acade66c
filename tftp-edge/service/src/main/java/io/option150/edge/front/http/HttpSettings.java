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

    /** Connections open at once, HTTP and HTTPS; the next one is answered with 503. */
    @Range("1 to 2147483647")
    @WithDefault("20000")
    int maxConnections();

    /** The same of the clients of one IPv4 /24 or IPv6 /64. */
    @Range("1 to 2147483647")
    @WithDefault("10000")
    int maxConnectionsPerNetwork();

    /** Time that a TLS handshake, and then a new connection's first request, may take to come. */
    @Range("100 ms to 1 min")
    @WithDefault("10s")
    Duration headTimeout();

    /** A connection on which nothing moves for this long is closed, and one on which the next request is not whole by then. */
    @Range("1 s to 1 h")
    @WithDefault("60s")
    Duration idleTimeout();
}
