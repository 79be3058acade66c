package io.option150.edge.request;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How requests are remembered. */
@ConfigMapping(prefix = "option150.requests")
public interface RequestSettings {

    /** Requests kept for {@code GET /api/v1/requests}. */
    @Range("1 to 1000000")
    @WithDefault("10000")
    int kept();

    /** Ended requests that may wait to be noted; beyond it they are counted and left out. */
    @Range("1 to 1000000")
    @WithDefault("65536")
    int queue();
}
