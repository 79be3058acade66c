package io.option150.edge.fleet;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How this copy tells of itself. */
@ConfigMapping(prefix = "option150.fleet")
public interface FleetSettings {

    /** Name of this copy among all: 1 to 253 letters, digits, {@code .}, {@code _}, {@code -}. By default its host's name. */
    Optional<String> edgeId();

    /** Time between two beats: a copy that was not heard for 15 s is shown as silent. */
    @WithDefault("5s")
    @Range("1 to 5 s")
    Duration beat();
}
