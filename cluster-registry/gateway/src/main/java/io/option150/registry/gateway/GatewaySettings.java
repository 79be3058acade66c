package io.option150.registry.gateway;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the admin address is with the services that own its calls. */
@ConfigMapping(prefix = "option150.gateway")
public interface GatewaySettings {

    /** Longest wait for a connection to an owner, a free one among it. After it the caller gets 503. */
    @Range("10 ms to 1 min")
    @WithDefault("1s")
    Duration connectTimeout();

    /**
     * Longest time in which an owner neither takes nor sends a byte while it is its turn. After it the caller gets 504, or a
     * broken connection when the answer has begun.
     */
    @Range("100 ms to 1 h")
    @WithDefault("2m")
    Duration answerTimeout();

    /** Calls at a time to each owner; further ones wait for a connection. */
    @Range("1 to 10000")
    @WithDefault("64")
    int connections();
}
