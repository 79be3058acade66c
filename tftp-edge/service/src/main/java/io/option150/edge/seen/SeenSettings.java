package io.option150.edge.seen;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What this copy tells of phones. */
@ConfigMapping(prefix = "option150.seen")
public interface SeenSettings {

    /** Whether it tells what phones ask, so that their pages, and the reasons why one does not work, can be shown. */
    @WithDefault("true")
    boolean enabled();
}
