package io.option150.edge.name;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/** How names are read. */
@ConfigMapping(prefix = "option150.names")
public interface NameSettings {

    /** Whether a name that no own file bears exactly is also looked for without regard to case (RES-1). */
    @WithDefault("true")
    boolean foldCase();

    /**
     * More rows for the table of RES-2, tried before the built-in ones: for each class (device-trust, cluster-trust,
     * device, default-config, cluster-own, common) a list of regular expressions (java.util.regex) for the whole base
     * name, matched without regard to case. The first group, if any, is the device's name. Empty by default.
     */
    Map<NameClass, List<String>> patterns();
}
