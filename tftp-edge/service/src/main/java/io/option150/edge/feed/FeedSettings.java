package io.option150.edge.feed;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the edge learns of changes. */
@ConfigMapping(prefix = "option150.events")
public interface FeedSettings {

    /** What a topic tells is loaded from its owner's API when the topic is not whole for this long. */
    @Range("0 to 10 min")
    @WithDefault("3s")
    Duration snapshotAfter();

    /**
     * And again after this long at the most, as long as the topic is not whole: ten times as long as that took, 2 s at
     * least.
     */
    @Range("1 s to 24 h")
    @WithDefault("30s")
    Duration snapshotEvery();

    /** Pause before Kafka, or a list, is tried again; it grows with the tries to Kafka. */
    @Range("100 ms to 10 min")
    @WithDefault("1s")
    Duration retry();

    /** Records asked for in one page of a snapshot. */
    @Range("1 to 1000")
    @WithDefault("1000")
    int pageSize();
}
