package io.option150.edge.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the edge learns of changes. */
@ConfigMapping(prefix = "option150.events")
public interface FeedSettings {

    /** Without Kafka for this long at start, the view is loaded from the services' APIs instead. 0 s to 10 min. */
    @WithDefault("3s")
    Duration snapshotAfter();

    /** Pause between tries to reach Kafka or to load a snapshot. 100 ms to 10 min. */
    @WithDefault("1s")
    Duration retry();

    /** Records asked for in one page of a snapshot. 1 to 1000. */
    @WithDefault("1000")
    int pageSize();
}
