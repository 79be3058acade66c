package io.option150.registry.session;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the console is told of its surroundings. */
@ConfigMapping(prefix = "option150.console")
public interface ConsoleSettings {

    /** Where Grafana has the dashboards of the suite, for links to it. */
    Optional<String> grafanaUrl();
}
