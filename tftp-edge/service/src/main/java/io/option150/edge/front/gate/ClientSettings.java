package io.option150.edge.front.gate;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which clients phones' fronts serve. */
@ConfigMapping(prefix = "option150.clients")
public interface ClientSettings {

    /** Networks and addresses of phones, and of suites that ask this one; all, unless set. */
    Optional<List<String>> networks();
}
